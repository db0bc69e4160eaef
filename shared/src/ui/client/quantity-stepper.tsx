'use client';

import { type ReactElement, useEffect, useState } from 'react';
import { cx } from '../cx';
import { MinusIcon, PlusIcon } from '../icons';

/** Props of {@link QuantityStepper}. */
export type QuantityStepperProps = {
  /** The quantity in force; typing shows at once, `onCommit` is called when it is finished. */
  readonly value: number;
  readonly onCommit: (value: number) => void;
  /** Names the field: "Quantity of Heron X4". */
  readonly label: string;
  readonly min?: number;
  readonly max?: number;
  readonly name?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
};

const step =
  'grid w-(--control-md) place-items-center text-ink-muted hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 disabled:opacity-35 disabled:hover:bg-transparent';

/** Whole number with minus and plus (1..20 unless told); what is out of range is pulled to the nearest allowed value. */
export function QuantityStepper(props: QuantityStepperProps): ReactElement {
  const { value, onCommit, label, min = 1, max = 20, name, isDisabled = false, className } = props;
  const [text, setText] = useState(String(value));
  // A rollback of an optimistic change must show in the field.
  useEffect(() => setText(String(value)), [value]);
  const commit = (next: number) => {
    const allowed = Math.min(max, Math.max(min, Number.isFinite(next) ? Math.trunc(next) : value));
    setText(String(allowed));
    if (allowed !== value) onCommit(allowed);
  };
  return (
    <fieldset
      disabled={isDisabled}
      aria-label={label}
      className={cx(
        'inline-flex h-(--control-md) overflow-hidden rounded-md border border-line-strong bg-surface disabled:opacity-50',
        className,
      )}
    >
      <button
        type="button"
        aria-label="One fewer"
        disabled={value <= min}
        onClick={() => commit(value - 1)}
        className={step}
      >
        <MinusIcon />
      </button>
      <input
        name={name}
        aria-label={label}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value.replace(/\D/g, '').slice(0, 3))}
        onBlur={() => commit(text === '' ? value : Number(text))}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') commit(value + 1);
          else if (event.key === 'ArrowDown') commit(value - 1);
          else if (event.key === 'Enter') commit(text === '' ? value : Number(text));
          else return;
          event.preventDefault();
        }}
        className="w-10 bg-transparent text-center text-(length:--control-text) tabular-nums focus-visible:-outline-offset-2"
      />
      <button
        type="button"
        aria-label="One more"
        disabled={value >= max}
        onClick={() => commit(value + 1)}
        className={step}
      >
        <PlusIcon />
      </button>
    </fieldset>
  );
}
