export { type EdgeOptions, installEdge } from './install-edge';
