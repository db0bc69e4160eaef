import 'server-only';
import { publicAddresses } from './config';

const CART_COOKIE_DAYS = 60;
const TOKEN = /^[A-Za-z0-9_-]{32}$/;

function isSecure(): boolean {
  return publicAddresses().shop.startsWith('https://');
}

/** `__Host-` pins the cookie to this host, but browsers accept it over https only. */
function cookieName(): string {
  return isSecure() ? '__Host-octo_cart' : 'octo_cart';
}

/** The cart token of a `Cookie` header; null when absent or not of our form. */
export function cartTokenFrom(cookieHeader: string | null): string | null {
  if (!cookieHeader) return null;
  const prefix = `${cookieName()}=`;
  const part = cookieHeader
    .split(';')
    .map((text) => text.trim())
    .find((text) => text.startsWith(prefix));
  const token = part?.slice(prefix.length) ?? '';
  return TOKEN.test(token) ? token : null;
}

/** `Set-Cookie` value that remembers the cart. */
export function cartCookie(token: string): string {
  const secure = isSecure() ? '; Secure' : '';
  return `${cookieName()}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${CART_COOKIE_DAYS * 86_400}${secure}`;
}
