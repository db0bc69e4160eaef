/** How loudly an error is logged: `info` for what clients do wrong, `error` for what we do wrong. */
export type ErrorLogLevel = 'info' | 'warn' | 'error';

interface ErrorDefinition {
  readonly status: number;
  readonly level: ErrorLogLevel;
  readonly title: string;
}

/**
 * The one list of error codes: code → HTTP status, log level and public title.
 * The title is shown to people, so it is a sentence and holds no internals.
 */
export const ERROR_CODES = {
  bad_request: { status: 400, level: 'info', title: 'The request could not be read.' },
  validation_failed: { status: 400, level: 'info', title: 'Some fields need your attention.' },
  unauthenticated: { status: 401, level: 'info', title: 'Please sign in first.' },
  invalid_credentials: { status: 401, level: 'info', title: 'E-mail or password is not right.' },
  invalid_service_key: { status: 401, level: 'warn', title: 'A valid service key is required.' },
  payment_declined: { status: 402, level: 'info', title: 'The payment was declined.' },
  forbidden: { status: 403, level: 'info', title: 'You are not allowed to do this.' },
  email_not_verified: { status: 403, level: 'info', title: 'Please confirm your e-mail address first.' },
  cross_origin_refused: { status: 403, level: 'warn', title: 'The request came from another site.' },
  not_found: { status: 404, level: 'info', title: 'We could not find that.' },
  product_not_found: { status: 404, level: 'info', title: 'This product is not available.' },
  order_not_found: { status: 404, level: 'info', title: 'We could not find this order.' },
  method_not_allowed: { status: 405, level: 'info', title: 'This method is not supported here.' },
  link_invalid: { status: 409, level: 'info', title: 'This link no longer works.' },
  conflict: { status: 409, level: 'info', title: 'Somebody else changed this in the meantime.' },
  product_unavailable: { status: 409, level: 'info', title: 'A product in your cart is no longer sold.' },
  out_of_stock: { status: 409, level: 'info', title: 'Not enough pieces are left in stock.' },
  price_changed: { status: 409, level: 'info', title: 'A price changed while you were shopping.' },
  total_mismatch: { status: 409, level: 'warn', title: 'The total does not match the cart.' },
  cart_empty: { status: 409, level: 'info', title: 'Your cart is empty.' },
  coupon_invalid: { status: 409, level: 'info', title: 'This coupon cannot be used.' },
  transition_refused: { status: 409, level: 'info', title: 'The order cannot move to this state.' },
  idempotency_conflict: {
    status: 409,
    level: 'info',
    title: 'This idempotency key was used for another request.',
  },
  idempotency_in_progress: {
    status: 409,
    level: 'info',
    title: 'The first request is still being worked on.',
  },
  stock_below_zero: { status: 409, level: 'info', title: 'Stock cannot fall below zero.' },
  payload_too_large: { status: 413, level: 'info', title: 'The request is too large.' },
  unsupported_media_type: { status: 415, level: 'info', title: 'This content type is not supported.' },
  search_too_broad: {
    status: 422,
    level: 'info',
    title: 'This search reads too much. Shorten the time or add a condition.',
  },
  order_too_large: { status: 422, level: 'info', title: 'The order is larger than we can take online.' },
  account_locked: { status: 429, level: 'warn', title: 'Too many failed attempts. Try again later.' },
  rate_limited: { status: 429, level: 'warn', title: 'Too many requests. Try again later.' },
  internal: { status: 500, level: 'error', title: 'Something went wrong on our side.' },
  upstream_failed: { status: 502, level: 'error', title: 'A service that we depend on failed.' },
  payment_unresolved: { status: 502, level: 'error', title: 'The payment outcome is not known yet.' },
  database_unavailable: { status: 503, level: 'error', title: 'The database cannot be reached.' },
  observatory_off: {
    status: 503,
    level: 'info',
    title: 'The observatory has no store on this installation.',
  },
  overloaded: { status: 503, level: 'warn', title: 'Too many customers at once. Try again in a moment.' },
  upstream_unavailable: {
    status: 503,
    level: 'warn',
    title: 'A service that we depend on is not available.',
  },
  upstream_timeout: {
    status: 504,
    level: 'warn',
    title: 'A service that we depend on did not answer in time.',
  },
} as const satisfies Record<string, ErrorDefinition>;

/** A code of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES;
