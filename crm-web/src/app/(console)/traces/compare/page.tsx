import {
  Alert,
  Breadcrumbs,
  Button,
  ButtonLink,
  EmptyState,
  Field,
  Input,
  PageHeader,
} from '@octo/shared/ui';
import type { Metadata } from 'next';
import Form from 'next/form';
import type { ReactElement } from 'react';
import { compareTracesOf } from '@/features/traces/compare-traces.service';
import { SimilarTraces } from '@/features/traces/components/similar-traces';
import { TraceComparisonPanel } from '@/features/traces/components/trace-comparison';
import { traceIdSchema } from '@/features/traces/traces.schema';
import { forPage } from '@/page';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Compare traces' };

const SIDES = ['a', 'b'] as const;
const NOT_AN_ID = 'A trace id has 32 digits from 0 to 9 and a to f.';

export default async function CompareTracesPage({
  searchParams,
}: PageProps<'/traces/compare'>): Promise<ReactElement> {
  const given = await searchParams;
  const [a, b] = SIDES.map((side) => traceIdSchema.safeParse(given[side]).data);
  const view = await forPage((context) => compareTracesOf(context, { a, b }));
  const ids = { a, b };
  return (
    <>
      <PageHeader
        title="Compare traces"
        breadcrumbs={
          <Breadcrumbs items={[{ label: 'Traces', href: paths.traces() }, { label: 'Compare' }]} />
        }
        description="Two requests laid over each other: what took longer, what is new, what is missing in B."
      />
      <Form
        action={paths.compareTraces()}
        key={`${a}-${b}`}
        aria-label="Traces to compare"
        className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2"
      >
        {SIDES.map((side) => (
          <Field
            key={side}
            name={side}
            label={`Trace ${side.toUpperCase()}`}
            className="w-full sm:w-80"
            error={given[side] && !ids[side] ? NOT_AN_ID : undefined}
          >
            {(control) => (
              <Input
                {...control}
                defaultValue={String(given[side] ?? '')}
                className="font-mono text-xs"
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        ))}
        <Button type="submit">Compare</Button>
        {a && b && (
          <ButtonLink href={paths.compareTraces(b, a)} variant="ghost">
            Swap
          </ButtonLink>
        )}
      </Form>
      <div className="space-y-4">
        {SIDES.filter((side) => ids[side] && !view[side]).map((side) => (
          <Alert key={side} tone="warn">
            No span of trace {side.toUpperCase()} is here: it has not come, or is gone.
          </Alert>
        ))}
        {view.a && view.b && view.comparison ? (
          <TraceComparisonPanel a={view.a} b={view.b} comparison={view.comparison} />
        ) : view.a ? (
          <SimilarTraces trace={view.a} similar={view.similar} />
        ) : (
          <EmptyState
            title="Two traces are needed"
            description="Open a trace and choose Compare, or write two trace ids above."
          />
        )}
      </div>
    </>
  );
}
