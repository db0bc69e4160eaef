import type { z } from 'zod';

/** Search parameters as a page receives them. */
export type RawSearchParams = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Reads the search parameters of a page. An address can be mistyped or old, and a list without one filter is
 * more use than an error page: what cannot be understood is left out and named in `ignored`. Empty values, as
 * forms send them, count as absent; of repeated values the first one counts.
 *
 * @throws ZodError when the schema has no valid value without them (a required parameter)
 */
export function readSearchParams<S extends z.ZodObject>(
  schema: S,
  raw: RawSearchParams,
): { readonly query: z.output<S>; readonly ignored: readonly string[] } {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined && first !== '') values[name] = first;
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) return { query: parsed.data, ignored: [] };
  const ignored = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
  for (const name of ignored) delete values[name];
  return { query: schema.parse(values), ignored };
}
