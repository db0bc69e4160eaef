import type { Role } from '../fixtures/operators';
import type { Refusal } from './problem';

/** Things that exist while the walk runs. */
export interface World {
  readonly productId: number;
  readonly productSlug: string;
  readonly productSku: string;
  /** Cookie header of a cart with one piece of the product. */
  readonly cartCookie: string;
  /** What that cart costs. */
  readonly totalMinor: number;
  /** A trace that the console has received. */
  readonly traceId: string;
}

/** How a field of a body can be wrong: each kind has values that it must not take. */
export type FieldKind = keyof typeof WRONG_VALUES;

const NOT_NUMBERS = [null, '1', true, {}, [1], 'x; DROP TABLE orders'];
const NOT_TEXTS = [null, 7, true, {}, ['x']];

/** Values that a field of the kind must refuse. */
export const WRONG_VALUES = {
  id: [...NOT_NUMBERS, 0, -1, 1.5, 2_147_483_648, 1e300],
  quantity: [...NOT_NUMBERS, 0, -1, 21, 1.5],
  amount: [...NOT_NUMBERS, -1, 0.5, 1e300],
  text: NOT_TEXTS,
  email: [...NOT_TEXTS, '', 'nobody', 'a@b', 'a@example.com\u0000', `${'a'.repeat(260)}@example.com`],
  line: [...NOT_TEXTS, '', ' ', 'a\u0000b', 'a\nb', 'x'.repeat(201)],
  openList: [7, 'x', {}, true],
  list: [null, 7, 'x', {}, [null], [{}]],
  object: [null, 7, 'x', [], true],
  choice: [...NOT_TEXTS, '', 'unheard-of'],
} as const;

/** One method of a route and what it must refuse. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Address that works, below the application's. */
  readonly path: (world: World) => string;
  /** Who may call: everybody, the other service, customers who are signed in, or operators except the roles named. */
  readonly auth: 'public' | 'service' | 'customer' | { readonly refusedRoles: readonly Role[] };
  /** Headers beside those of `auth` that a good call has. */
  readonly headers?: (world: World) => Readonly<Record<string, string>>;
  /** A body that would be accepted; it is only ever sent with one thing wrong. */
  readonly body?: (world: World) => Readonly<Record<string, unknown>>;
  /** Dotted paths of the body's fields. */
  readonly fields?: Readonly<Record<string, FieldKind>>;
  /** Fields that may be left out. */
  readonly optional?: readonly string[];
  /** Fields for which null has a meaning. */
  readonly takesNull?: readonly string[];
  /** Unknown members of the body are refused. Default true. */
  readonly isStrict?: boolean;
  /** Largest body; one byte more is 413. */
  readonly maxBodyBytes?: number;
  /** False where a body that is not an object, or lacks members, has another meaning. Default true. */
  readonly refusesPartialBodies?: boolean;
  /** Further bad calls, by what is wrong with them. */
  readonly bad?: Readonly<Record<string, BadCall>>;
  /** Calls that look like attacks but are only data: they are answered as any other. */
  readonly harmless?: Readonly<Record<string, (world: World) => string>>;
}

/** A call that differs from the good one as given. */
export interface BadCall extends Refusal {
  readonly path?: (world: World) => string;
  readonly body?: (world: World) => unknown;
  readonly headers?: (world: World) => Readonly<Record<string, string>>;
}

/** A route file of an application. */
export interface RouteCase {
  readonly app: 'shop' | 'crm';
  /** Path below `src/app`. */
  readonly file: string;
  readonly operations: readonly Operation[];
}
