import 'server-only';

// The cart shows the same pictures as the catalogue, so it must ask for them by the same addresses.
export { imageVersionOf } from './product-row';
