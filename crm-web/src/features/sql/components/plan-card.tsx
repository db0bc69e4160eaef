import { Alert, Button, ButtonLink, Card, Table, Td, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { PlanStep } from '../sql.schema';

type Plan =
  | { readonly kind: 'steps'; readonly steps: readonly PlanStep[] }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'none'; readonly reason: string };

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** The plan of a statement once it was asked for, otherwise the button that asks. */
export function PlanCard(props: {
  readonly sqlId: string;
  readonly range: string | undefined;
  readonly plan: Plan | null;
  /** Why the operator may not ask. */
  readonly refusal: string | undefined;
}): ReactElement {
  const { sqlId, range, plan, refusal } = props;
  return (
    <Card
      title="Plan"
      description="How the database would carry the statement out, for values it does not know. The statement is not run."
      isFlush={plan?.kind === 'steps'}
      actions={
        refusal === undefined ? (
          <ButtonLink href={`${paths.sqlStatement(sqlId, { range, plan: true })}#plan`} size="sm">
            {plan === null ? 'Ask for the plan' : 'Ask again'}
          </ButtonLink>
        ) : (
          <Button size="sm" disabledReason={refusal}>
            Ask for the plan
          </Button>
        )
      }
    >
      <div id="plan">
        {plan === null && <p className="text-sm text-ink-muted">Nobody has asked yet.</p>}
        {plan?.kind === 'none' && <Alert tone="info">{plan.reason}</Alert>}
        {plan?.kind === 'lines' && (
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
            tabIndex={0}
            className="max-h-128 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs"
          >
            {plan.lines.join('\n')}
          </pre>
        )}
        {plan?.kind === 'steps' && <PlanTable steps={plan.steps} />}
      </div>
    </Card>
  );
}

function PlanTable({ steps }: { readonly steps: readonly PlanStep[] }): ReactElement {
  return (
    <Table caption="Steps of the plan" density="compact" isFramed={false}>
      <thead>
        <tr>
          <Th>Step</Th>
          <Th>On</Th>
          <Th isNumeric>Rows expected</Th>
          <Th isNumeric>Cost</Th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          <Tr key={index}>
            <Td className="min-w-56">
              <div style={{ paddingInlineStart: `${step.depth * 1.1}rem` }}>
                <span className="font-medium">{step.operation}</span>
                {step.facts.map((fact) => (
                  <span key={fact} className="block font-mono text-xs break-words text-ink-muted">
                    {fact}
                  </span>
                ))}
              </div>
            </Td>
            <Td isMono>{step.target ?? ''}</Td>
            <Td isNumeric>{number.format(step.rows)}</Td>
            <Td isNumeric>{number.format(step.cost)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
