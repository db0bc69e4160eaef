export { StorefrontFrame as default } from '../storefront-frame';
