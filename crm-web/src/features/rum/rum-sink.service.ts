import 'server-only';
import type { StoreHandle } from '@octo/shared/db';
import type { SpanSink } from '@/features/observatory/span-sink.service';
import { addSpan, emptyRows } from './rum-rows';
import { insertErrors, insertSteps, insertVitals, upsertSessions } from './rum-writes.repository';

/** Steps that wait for one flush; more in five seconds are lost. */
const MAX_STEPS = 20_000;

/** Turns spans of browsers into sessions, their steps, vitals and errors. */
export function makeRumSink(): SpanSink {
  let rows = emptyRows();
  return {
    name: 'rum',
    collect: (spans) => {
      for (const span of spans) {
        if (rows.steps.length >= MAX_STEPS || rows.vitals.length >= MAX_STEPS) return;
        addSpan(rows, span);
      }
    },
    flush: async (store: StoreHandle) => {
      if (rows.sessions.size === 0) return;
      const { sessions, steps, vitals, errors } = rows;
      rows = emptyRows();
      await upsertSessions(store, [...sessions.values()]);
      if (steps.length > 0) await insertSteps(store, steps);
      if (vitals.length > 0) await insertVitals(store, vitals);
      if (errors.length > 0) await insertErrors(store, errors);
    },
  };
}
