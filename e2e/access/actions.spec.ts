import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, untilSettled } from '../api/world';
import { expect, test } from '../fixtures/api-test';
import type { TestDatabase } from '../fixtures/database';
import { ACTION_INPUTS, PROBE_KEY } from './action-inputs';
import { allActions, callAction } from './actions';
import { describeOutcomes } from './outcomes';
import { addressOf, readSamples } from './routes';
import { makeCredentials, makeCustomer, SUBJECTS } from './subjects';

/** Who may do what, committed; `ACCESS_MATRIX=write` writes it anew, and the difference is there to be read. */
const FILE = join(import.meta.dirname, 'actions.json');
/** An input that its action's form does not take asks nobody for rights. */
const FORM_REFUSED = /validation_failed(?!.* (?:taken|wrong_address|wrong_password))/;

test('everybody may do exactly what the matrix of actions says, and refusals change nothing', async ({
  stack,
  db,
}) => {
  test.setTimeout(240_000);
  await expect.poll(() => untilSettled(db), { timeout: 30_000 }).toBe(true);
  const samples = await readSamples(db);
  const customers = { customerId: await makeCustomer(db), otherCustomerId: await makeCustomer(db) };
  const { lastUser } = await db.row<{ lastUser: number }>('SELECT MAX(id) AS "lastUser" FROM users');
  const credentials = await makeCredentials(db, stack.serviceKey, customers);
  const before = await stateOf(db, lastUser);
  const found: Record<string, string> = {};
  for (const action of allActions()) {
    const input = ACTION_INPUTS[action.name];
    expect(input, `${action.name} has no input in action-inputs.ts`).toBeDefined();
    const origin = action.app === 'shop' ? stack.shopUrl : stack.crmUrl;
    const url = origin + addressOf(action, samples);
    const outcomes = await Promise.all(
      SUBJECTS.map((subject) => callAction(url, action, input, credentials[subject])),
    );
    found[action.name] = describeOutcomes(SUBJECTS, outcomes);
  }
  if (process.env.ACCESS_MATRIX === 'write')
    writeFileSync(FILE, `${JSON.stringify({ subjects: SUBJECTS, actions: found }, null, 2)}\n`);
  const unasked = Object.entries(found).filter(
    ([, text]) => FORM_REFUSED.test(text) || /without a/.test(text),
  );
  expect(unasked, 'inputs that never reached a service').toEqual([]);
  const committed = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : { actions: {} };
  expect(found, 'an action without a row, or a right that was given or taken').toEqual(committed.actions);

  // What those who may have made goes; then everything must be as it was.
  const made = await db.rows('SELECT id FROM access_tokens WHERE name = $1', [PROBE_KEY]);
  expect(made, 'keys, made by the admin alone').toHaveLength(1);
  await db.rows('DELETE FROM access_tokens WHERE name = $1', [PROBE_KEY]);
  for (const id of Object.values(customers))
    await db.rows('DELETE FROM addresses WHERE customer_id = $1', [id]);
  expect(await stateOf(db, lastUser), 'rows of the database').toEqual(before);
});

/** Mail that is owed to an address is what some of the actions are for, whoever asks. */
async function stateOf(db: TestDatabase, lastUser: number): Promise<Record<string, unknown>> {
  const { outbox_events: _owed, ...state } = await fingerprint(db);
  const keys = await db.rows('SELECT id, revoked_at FROM access_tokens ORDER BY id');
  const users = await db.rows(
    'SELECT id, email, name, role, is_active, password_hash FROM users WHERE id <= $1 ORDER BY id',
    [lastUser],
  );
  const shops = await db.rows('SELECT id, name, status, region FROM storefronts ORDER BY id');
  return { ...state, keys, users, shops };
}
