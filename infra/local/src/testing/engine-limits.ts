import { afterAll, beforeEach, inject } from 'vitest';
import { type EngineLimit, limitsOf } from './engine-limits-list';

// A test that the engine cannot run is expected to fail. When it passes, the suite fails and says so: the entry has
// to go, so the list can only shrink.
const engine = inject('databaseEngine');
const limits = engine === 'postgresql' ? [] : limitsOf(engine);
const met = new Set<EngineLimit>();
let file = '';

interface Named {
  readonly name: string;
  readonly suite?: Named | undefined;
}

function pathOf(task: Named): string {
  const names: string[] = [];
  for (let at: Named | undefined = task; at && at.name !== ''; at = at.suite) names.unshift(at.name);
  return names.join(' > ');
}

beforeEach(({ task }) => {
  file = task.file.name;
  const limit = limits.find((entry) => entry.file === file && entry.test === pathOf(task));
  if (!limit) return;
  met.add(limit);
  // As if the test had been written with `it.fails`; read-only in the types, read after the test has run.
  (task as { fails?: boolean }).fails = true;
});

afterAll(() => {
  const gone = limits.filter((entry) => entry.file === file && !met.has(entry));
  if (gone.length > 0)
    throw new Error(`In engine-limits.json but not in the file: ${gone.map((g) => g.test).join('; ')}`);
});
