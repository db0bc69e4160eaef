import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { CircleAlertIcon } from './icons';

/** What a control needs to belong to its {@link Field}: spread it into Input, Select or Textarea. */
export type FieldControlProps = {
  readonly id: string;
  readonly name: string;
  readonly required: boolean | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
};

/** Id of the control that {@link Field} makes for a name; ErrorSummary links to it. Dots and brackets become dashes. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`;
}

/** Props of {@link Field}. */
export type FieldProps = {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Message of the failed rule; empty or missing means valid. */
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  /** Words after the label of a field that may stay empty, such as "optional". */
  readonly note?: string;
  /** Keeps the label for screen readers only (a search field with an icon). */
  readonly isLabelHidden?: boolean;
  /** Overrides the id when one page holds the same name twice. */
  readonly id?: string;
  readonly className?: string;
  readonly children: (control: FieldControlProps) => ReactNode;
};

/**
 * Label, control, hint and error as one: ids and aria are wired for the control that `children` draws.
 *
 * @example
 * <Field name="email" label="Email" error={errors.email} isRequired>
 *   {(control) => <Input {...control} type="email" autoComplete="email" defaultValue={values.email} />}
 * </Field>
 */
export function Field(props: FieldProps): ReactElement {
  const { name, label, hint, error, isRequired, note, isLabelHidden = false, className, children } = props;
  const id = props.id ?? fieldId(name);
  const hasError = error !== undefined && error !== '';
  const describedBy = [hint !== undefined && `${id}-hint`, hasError && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={cx('min-w-0', className)}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'mb-1.5 block text-sm font-medium text-ink'}>
        {label}
        {note !== undefined && <span className="font-normal text-ink-subtle"> ({note})</span>}
      </label>
      {children({
        id,
        name,
        required: isRequired,
        'aria-invalid': hasError || undefined,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1.5 text-xs text-ink-subtle">
          {hint}
        </p>
      )}
      {hasError && (
        <p id={`${id}-error`} className="mt-1.5 flex items-start gap-1.5 text-sm text-danger-ink">
          <CircleAlertIcon size={14} className="mt-[3px]" />
          {error}
        </p>
      )}
    </div>
  );
}
