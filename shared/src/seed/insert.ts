/** Rows per statement: wide tables stay under the 32,767 bind parameters of one PostgreSQL statement. */
const CHUNK = 500;

/** Calls `write` with slices of `rows`, in order. */
export async function inChunks<T>(
  rows: readonly T[],
  write: (chunk: T[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) await write(rows.slice(start, start + CHUNK));
}

/** Like {@link inChunks}, collecting what the database answers. */
export async function inChunksReturning<T, R>(
  rows: readonly T[],
  write: (chunk: T[]) => PromiseLike<R[]>,
): Promise<R[]> {
  const result: R[] = [];
  await inChunks(rows, async (chunk) => {
    result.push(...(await write(chunk)));
  });
  return result;
}
