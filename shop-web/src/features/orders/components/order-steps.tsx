import { CheckIcon, cx } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { OrderView } from '../order-view.schema';
import { ORDER_STEPS, stepsDone } from './order-words';

/** The way of an order as steps; draws nothing for an order that left the way. */
export function OrderSteps({ status }: { readonly status: OrderView['status'] }): ReactElement | null {
  const done = stepsDone(status);
  if (done === null) return null;
  return (
    <ol aria-label="Progress" className="isolate grid grid-cols-5">
      {ORDER_STEPS.map((step, index) => {
        const isDone = index < done;
        const isCurrent = index === done - 1;
        return (
          <li
            key={step.status}
            aria-current={isCurrent ? 'step' : undefined}
            className="relative flex flex-col items-center gap-2 text-center text-xs sm:text-sm"
          >
            {index > 0 && (
              <span
                aria-hidden
                className={cx(
                  'absolute top-3 right-1/2 h-0.5 w-full -translate-y-1/2',
                  isDone ? 'bg-accent' : 'bg-line',
                )}
              />
            )}
            <span
              aria-hidden
              className={cx(
                'relative z-10 grid size-6 place-items-center rounded-full border-2',
                isDone ? 'border-accent bg-accent text-on-accent' : 'border-line bg-surface',
              )}
            >
              {isDone && <CheckIcon size={14} />}
            </span>
            <span className={isDone ? 'font-medium' : 'text-ink-muted'}>
              {step.label}
              <span className="sr-only">{isDone ? ', done' : ', still to come'}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
