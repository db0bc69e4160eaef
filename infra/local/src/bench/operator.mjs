/** A signed-in operator for a measurement. */
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

/** Opens a session of the demo admin in the console. @returns its cookie header */
export async function signInOperator(databaseUrl) {
  const token = randomBytes(32).toString('base64url');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `INSERT INTO user_sessions (token_hash, user_id, application, idle_expires_at, expires_at)
       SELECT $1, id, 'console', $2, $2 FROM users WHERE email = 'admin@octo.example'`,
      [createHash('sha256').update(token).digest('hex'), new Date(Date.now() + 3_600_000)],
    );
    if (rowCount !== 1) throw new Error('The demo admin is missing: seed the database');
  } finally {
    await client.end();
  }
  return `octo_console=${token}`;
}
