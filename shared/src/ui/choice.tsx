import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { fieldId } from './field';

type ChoiceProps = Omit<ComponentProps<'input'>, 'type'> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
};

const box =
  'peer size-[1.125rem] shrink-0 appearance-none border border-line-strong bg-surface transition-colors duration-fast ' +
  'hover:border-ink-muted checked:border-accent checked:bg-accent disabled:opacity-50 aria-invalid:border-danger forced-colors:appearance-auto';

/** Checkbox with its label; `label` may hold a link. */
export function Checkbox({ label, hint, className, id, name, ...rest }: ChoiceProps): ReactElement {
  const inputId = id ?? (name === undefined ? undefined : fieldId(name));
  return (
    <label className={cx('flex items-start gap-2.5 text-sm', className)}>
      <span className="relative mt-px grid place-items-center">
        <input {...rest} type="checkbox" id={inputId} name={name} className={cx(box, 'rounded-sm')} />
        <svg
          viewBox="0 0 12 12"
          aria-hidden
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="pointer-events-none absolute size-3 text-on-accent opacity-0 peer-checked:opacity-100"
        >
          <path d="M2.5 6.4 5 8.8l4.5-5.3" />
        </svg>
      </span>
      <span className="min-w-0">
        {label}
        {hint !== undefined && <span className="block text-xs text-ink-subtle">{hint}</span>}
      </span>
    </label>
  );
}

/**
 * One option of a radio group drawn as a card (shipping, payment). Put several with the same `name` into a
 * {@link RadioGroup}; `aside` stands at the right edge, usually a price.
 */
export function RadioCard(
  props: ChoiceProps & { readonly aside?: ReactNode; readonly icon?: ReactNode },
): ReactElement {
  const { label, hint, aside, icon, className, ...rest } = props;
  return (
    <label
      className={cx(
        'flex items-center gap-3 rounded-md border border-line-strong/70 bg-surface px-4 py-3 transition-colors duration-fast',
        'hover:border-ink-muted has-checked:border-accent has-checked:bg-accent-surface has-checked:ring-1 has-checked:ring-accent',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        'has-disabled:cursor-not-allowed has-disabled:opacity-50',
        className,
      )}
    >
      <span className="relative grid place-items-center">
        <input {...rest} type="radio" className={cx(box, 'rounded-full outline-none')} />
        <span
          aria-hidden
          className="pointer-events-none absolute size-2 rounded-full bg-on-accent opacity-0 peer-checked:opacity-100"
        />
      </span>
      {icon !== undefined && <span className="text-ink-muted">{icon}</span>}
      <span className="min-w-0 flex-1">
        <span className="block text-sm font-medium">{label}</span>
        {hint !== undefined && <span className="block text-sm text-ink-muted">{hint}</span>}
      </span>
      {aside !== undefined && <span className="text-sm font-medium tabular-nums">{aside}</span>}
    </label>
  );
}

/** Fieldset for radio cards or checkboxes: `legend` names the group. */
export function RadioGroup(props: {
  readonly legend: ReactNode;
  readonly isLegendHidden?: boolean;
  readonly error?: string | undefined;
  readonly id?: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { legend, isLegendHidden = false, error, id, className, children } = props;
  return (
    <fieldset id={id} tabIndex={id === undefined ? undefined : -1} className={cx('grid gap-2', className)}>
      <legend className={isLegendHidden ? 'sr-only' : 'mb-2 text-sm font-medium'}>{legend}</legend>
      {children}
      {error !== undefined && error !== '' && <p className="text-sm text-danger-ink">{error}</p>}
    </fieldset>
  );
}
