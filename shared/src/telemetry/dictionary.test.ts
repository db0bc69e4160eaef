import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readNames, renderDocument } from '../../scripts/telemetry-dictionary';
import { METRIC_LABELS, METRICS } from './metric-names';
import { ATTRIBUTES, LOG_FIELDS } from './names';

const DOCUMENT = fileURLToPath(new URL('../../../docs/telemetry.md', import.meta.url));
// Dotted texts in telemetry code that are no attributes: names of what is read, renamed or keyed.
const NOT_RECORDED =
  /^(?:http\.(?:method|target|status_code|url|server\.)|net\.peer|next\.(?:js|bubble)|octo\.(?:rum|remoteParent|telemetry|security\.events)|db\.system$|resourceSpans|security\.event$)/;

describe('the telemetry dictionary', () => {
  it('knows every attribute that the code sets', () => {
    const { attributes, operations, spanEvents, browserEvents, spans } = readNames();
    const others = [operations, spanEvents, browserEvents, spans];
    const unknown = [...attributes].filter(
      ([name]) =>
        !(name in ATTRIBUTES) &&
        !(name in LOG_FIELDS) &&
        !(name in METRICS) &&
        !(name in METRIC_LABELS) &&
        !NOT_RECORDED.test(name) &&
        !others.some((names) => names.has(name)),
    );
    expect(unknown, 'describe these in shared/src/telemetry/names.ts').toEqual([]);
  });

  it('is what docs/telemetry.md says', () => {
    const text = readFileSync(DOCUMENT, 'utf8');
    expect(text, 'run: node --import tsx shared/scripts/telemetry-dictionary').toBe(renderDocument(text));
  });
});
