import { DateTime, TextLink, Timeline, type TimelineEntry, type Tone } from '@octo/shared/ui';
import type { ReactElement, ReactNode } from 'react';
import { paths } from '@/paths';
import { microseconds } from '@/ui/quantities';
import type { RumStep, StepKind } from '../rum.schema';
import { STEP_LABELS } from './rum-text';

const TONES: Readonly<Record<StepKind, Tone>> = {
  load: 'accent',
  navigation: 'accent',
  stay: 'neutral',
  action: 'info',
  call: 'neutral',
  event: 'ok',
  error: 'danger',
};
const MAX_FACTS = 6;

/** What a visitor did and met, in its order; every step leads to the trace that it is part of. */
export function Journey({ steps }: { readonly steps: readonly RumStep[] }): ReactElement {
  return <Timeline entries={steps.map(toEntry)} />;
}

function toEntry(step: RumStep): TimelineEntry {
  return {
    key: `${step.spanId} ${step.atUs}`,
    tone: step.isError ? 'danger' : TONES[step.kind],
    title: titleOf(step),
    time: (
      <>
        {step.durationUs > 0 && `${microseconds(step.durationUs)} · `}
        <DateTime value={step.atUs / 1_000} style="time" />
      </>
    ),
    detail: (
      <span className="flex flex-wrap gap-x-4 gap-y-1">
        {step.kind !== 'load' && step.kind !== 'navigation' && step.kind !== 'stay' && (
          <span>on {step.page}</span>
        )}
        {factsOf(step.attributes).map((fact) => (
          <span key={fact} className="font-mono text-xs break-all">
            {fact}
          </span>
        ))}
        {step.kind !== 'stay' && (
          <TextLink href={`${paths.trace(step.traceId)}?span=${step.spanId}`}>Trace</TextLink>
        )}
      </span>
    ),
  };
}

function titleOf({ kind, name, page, fingerprint, attributes }: RumStep): ReactNode {
  if (kind === 'load' || kind === 'navigation' || kind === 'stay') return `${STEP_LABELS[kind]} ${page}`;
  if (kind === 'error') {
    const type = String(attributes['error.type'] ?? 'Error');
    return fingerprint ? <TextLink href={paths.rumError(fingerprint)}>{type}</TextLink> : type;
  }
  return kind === 'event' ? name : `${STEP_LABELS[kind]} ${name}`;
}

function factsOf(attributes: RumStep['attributes']): string[] {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null && typeof value !== 'object' && value !== 0)
    .slice(0, MAX_FACTS)
    .map(([key, value]) => `${key} ${String(value)}`);
}
