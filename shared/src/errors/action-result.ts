import type { Problem } from './problem';

/** What a server action answers: the data, or what went wrong in the words of the error table. */
export type ActionResult<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly problem: Problem };
