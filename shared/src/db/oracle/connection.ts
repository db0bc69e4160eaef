import type { OracleConnection } from './driver';

/**
 * Gives a session back to its pool, or throws it away when it is broken. A failure to do so is not told: the
 * caller's own outcome stands, and the pool drops a session that it cannot use.
 */
export async function releaseConnection(
  connection: OracleConnection,
  { isBroken }: { readonly isBroken: boolean },
): Promise<void> {
  try {
    await connection.close({ drop: isBroken || !connection.isHealthy() });
  } catch {
    // Stated policy: fail open (see above).
  }
}

/** Rolls back; false when the session could not be told so and must not be used again. */
export async function tryRollback(connection: OracleConnection): Promise<boolean> {
  try {
    await connection.rollback();
    return true;
  } catch {
    // The server rolls back by itself when the session is thrown away.
    return false;
  }
}
