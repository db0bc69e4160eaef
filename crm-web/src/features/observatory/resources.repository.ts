import 'server-only';
import { createHash } from 'node:crypto';
import { type StoreHandle, sql } from '@octo/shared/db';
import type { AttributeMap } from '@octo/shared/otlp';

const REMEMBERED = 5_000;
const known = new Map<string, number>();

/**
 * Ids of the documents that say who sent, in the order given; unknown ones are stored. A process remembers those that
 * it met, so a batch of a known sender costs nothing.
 */
export async function resourceIds(
  handle: StoreHandle,
  resources: readonly { readonly service: string; readonly attributes: AttributeMap }[],
): Promise<number[]> {
  const hashes = resources.map(({ attributes }) => hashOf(attributes));
  const fresh = new Map(
    hashes.flatMap((hash, index) => (known.has(hash) ? [] : [[hash, resources[index]] as const])),
  );
  if (fresh.size > 0) {
    const rows = [...fresh].map(([hash, resource]) => ({
      hash,
      service: resource?.service,
      attributes: resource?.attributes,
    }));
    const stored = await handle.rows<{ hash: string; id: number }>(sql`/* resources.ensure */
      INSERT INTO resources (hash, service, attributes)
      SELECT hash, service, attributes
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(hash char(32), service varchar, attributes jsonb)
      ORDER BY hash
      ON CONFLICT (hash) DO UPDATE SET seen_at = now()
      RETURNING hash, id`);
    if (known.size + stored.length > REMEMBERED) known.clear();
    for (const { hash, id } of stored) known.set(hash, id);
  }
  return hashes.map((hash) => known.get(hash) ?? 0);
}

const hashed = new WeakMap<AttributeMap, string>();

function hashOf(attributes: AttributeMap): string {
  let hash = hashed.get(attributes);
  if (hash === undefined) {
    // Senders write their attributes in one order; another order is merely another document.
    hash = createHash('md5').update(JSON.stringify(attributes)).digest('hex');
    hashed.set(attributes, hash);
  }
  return hash;
}
