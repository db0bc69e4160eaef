import { z } from 'zod';
import type { ErrorCode } from '../errors';
import type { PolicyName } from '../limits';

/** Who may call. `service` needs the service key; `session` needs a signed-in user; `public` needs nothing. */
export type ContractAuth = 'public' | 'session' | 'service';

const nothing = z.object({});

/** One HTTP operation: caller and handler are both driven by it, and OpenAPI is generated from it. */
export interface Contract<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  /** Dotted name, also the span name of the service call (`cart.addItem`). */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path template with `{name}` parameters. */
  readonly path: string;
  readonly summary: string;
  readonly auth: ContractAuth;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly response: R;
  readonly status: number;
  readonly errors: readonly ErrorCode[];
  /** A repeated call changes nothing, so a caller may retry it. */
  readonly isIdempotent: boolean;
  /** Largest body accepted, in bytes. */
  readonly maxBodyBytes: number;
  /** Rate limit of whoever calls; without it what changes something is limited as `writes`. */
  readonly rateLimit?: PolicyName;
}

interface ContractInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  readonly id: string;
  readonly method: Contract['method'];
  readonly path: string;
  readonly summary: string;
  readonly auth: ContractAuth;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
  readonly status?: number;
  readonly errors?: readonly ErrorCode[];
  readonly isIdempotent?: boolean;
  readonly maxBodyBytes?: number;
  readonly rateLimit?: PolicyName;
}

type Nothing = typeof nothing;

/** Declares a contract; parts that are left out accept an empty object. */
export function defineContract<
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(input: ContractInput<P, Q, B, R>): Contract<P, Q, B, R> {
  return {
    status: 200,
    errors: [],
    isIdempotent: input.method === 'GET',
    maxBodyBytes: 64 * 1024,
    ...input,
    params: input.params ?? (nothing as unknown as P),
    query: input.query ?? (nothing as unknown as Q),
    body: input.body ?? (nothing as unknown as B),
  };
}

/** Parsed input of a contract, as its handler receives it. */
export interface ContractArgs<C extends Contract> {
  readonly params: z.output<C['params']>;
  readonly query: z.output<C['query']>;
  readonly body: z.output<C['body']>;
}

/** Input of a contract, as its caller writes it. */
export type ContractCall<C extends Contract> = {
  readonly params?: z.input<C['params']>;
  readonly query?: z.input<C['query']>;
  readonly body?: z.input<C['body']>;
};

/** What a contract answers. */
export type ContractResult<C extends Contract> = z.output<C['response']>;
