import 'server-only';
import type { StoreHandle } from '@octo/shared/db';
import { countMetric, recordMetric } from '@octo/shared/telemetry';
import type { SpanSink } from '@/features/observatory/span-sink.service';
import { addSpan, emptyRows, type RumRows } from './rum-rows';
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
      countBrowsers({ steps, vitals, errors });
      await upsertSessions(store, [...sessions.values()]);
      if (steps.length > 0) await insertSteps(store, steps);
      if (vitals.length > 0) await insertVitals(store, vitals);
      if (errors.length > 0) await insertErrors(store, errors);
    },
  };
}

/** Alarms and objectives look at metrics. Pages are no label: anybody may report any page. */
function countBrowsers({ steps, vitals, errors }: Pick<RumRows, 'steps' | 'vitals' | 'errors'>): void {
  for (const { metric, value, app } of vitals) {
    // A shift of layout has no unit.
    if (metric !== 'CLS') recordMetric('browser.web_vital', value, { metric, app }, null);
  }
  for (const { app } of errors) countMetric('browser.errors', { app });
  for (const { app, kind } of steps)
    if (kind === 'load' || kind === 'navigation') countMetric('browser.page_views', { app });
}
