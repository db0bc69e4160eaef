import { themeScriptCspHash } from '../ui/theme-script';

/** Facts about an application that decide its headers. */
export interface HeaderPolicy {
  /** Its public address is https: only then may HSTS be said, and insecure requests be upgraded. */
  readonly isHttps: boolean;
  /** Development needs `eval`, for the stacks that React shows. */
  readonly isDevelopment: boolean;
}

const TWO_YEARS_SECONDS = 63_072_000;

/** Features of the browser that no page of ours uses. */
const PERMISSIONS_POLICY = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/**
 * Headers of every answer, whatever it is.
 * @see https://owasp.org/www-project-secure-headers/
 */
export function commonHeaders({ isHttps }: HeaderPolicy): readonly (readonly [string, string])[] {
  return [
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    // For browsers older than frame-ancestors.
    ['x-frame-options', 'DENY'],
    ['permissions-policy', PERMISSIONS_POLICY],
    ['cross-origin-opener-policy', 'same-origin'],
    ...(isHttps
      ? ([['strict-transport-security', `max-age=${TWO_YEARS_SECONDS}; includeSubDomains; preload`]] as const)
      : []),
  ];
}

/** An answer that is data and never a document: opened on its own it may do nothing. */
export const DATA_CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * The policy of a page rendered for one request, as a function of the nonce that the framework gives to what it
 * writes; null when nothing inline may run. The text is put together once.
 */
export function noncePolicy(policy: HeaderPolicy): (nonce: string | null) => string {
  const placeholder = 'NONCE';
  const source = `'nonce-${placeholder}'`;
  // The script of ours in the frame of every page never changes, so it goes by its hash.
  const parts = pageContentSecurityPolicy(policy, `${source} ${themeScriptCspHash}`, source).split(
    placeholder,
  );
  const closed = pageContentSecurityPolicy(policy, '', '');
  return (nonce) => (nonce === null ? closed : parts.join(nonce));
}

/**
 * The policy of a page. Scripts come from our own origin; inline ones run only with the nonce of this answer or
 * when their hash is listed. Style attributes are allowed, style elements are treated like scripts.
 *
 * @param scriptSources what inline scripts are allowed by: `'nonce-…'` or `'sha256-…' 'sha256-…'`; may be empty
 * @param styleSources the same for style elements
 */
export function pageContentSecurityPolicy(
  policy: HeaderPolicy,
  scriptSources: string,
  styleSources: string,
): string {
  const { isHttps, isDevelopment } = policy;
  // The development server injects style elements and evaluates modules.
  const scripts = `${scriptSources}${isDevelopment ? " 'unsafe-eval'" : ''}`.trim();
  const styles = isDevelopment ? "'unsafe-inline'" : styleSources;
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts}`.trim(),
    "style-src 'self'",
    `style-src-elem 'self' ${styles}`.trim(),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
