export { StorefrontFrame as default } from '../storefront-frame';

// The frame reads the database, and a build has none.
export const dynamic = 'force-dynamic';
