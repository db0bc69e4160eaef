/** Databases inside a running server. `pg` is imported late: this file is loaded before dependencies exist. */

/** Runs a function with a connected client and always closes it. */
export async function withClient(url, run) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** Quotes a name for SQL. @throws on anything but lower-case letters, digits and underscores */
export function quoteName(name) {
  if (!/^[a-z_][a-z0-9_]{0,59}$/.test(name)) throw new Error(`"${name}" is not a usable database name`);
  return `"${name}"`;
}

/** Creates a database unless it exists. @returns whether it was created */
export async function ensureDatabase(adminUrl, name) {
  return withClient(adminUrl, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount > 0) return false;
    await client.query(`CREATE DATABASE ${quoteName(name)}`);
    return true;
  });
}

/** Creates a database as a copy of another one that nobody is connected to. */
export async function cloneDatabase(adminUrl, { name, template }) {
  await withClient(adminUrl, (client) =>
    client.query(`CREATE DATABASE ${quoteName(name)} TEMPLATE ${quoteName(template)} STRATEGY FILE_COPY`),
  );
}

/** Drops a database and whoever is still connected to it. */
export async function dropDatabase(adminUrl, name) {
  await withClient(adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${quoteName(name)} WITH (FORCE)`),
  );
}
