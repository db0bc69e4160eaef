import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { controlClass } from './control-style';
import { cx } from './cx';
import { ChevronDownIcon } from './icons';

/** Props of {@link Input}. `leading` and `trailing` are decoration or short units ("USD", a search icon). */
export type InputProps = ComponentProps<'input'> & {
  readonly leading?: ReactNode;
  readonly trailing?: ReactNode;
};

/** One-line text field. Inside a {@link Field}, spread the control props into it. */
export function Input({ leading, trailing, className, ...rest }: InputProps): ReactElement {
  if (leading === undefined && trailing === undefined) {
    return <input {...rest} className={cx(controlClass, 'h-(--control-md)', className)} />;
  }
  const adornment = 'pointer-events-none absolute inset-y-0 flex items-center text-sm text-ink-subtle';
  return (
    <span className={cx('relative block', className)}>
      {leading !== undefined && <span className={cx(adornment, 'left-3')}>{leading}</span>}
      <input
        {...rest}
        className={cx(
          controlClass,
          'h-(--control-md)',
          leading !== undefined && 'pl-9!',
          trailing !== undefined && 'pr-12!',
        )}
      />
      {trailing !== undefined && <span className={cx(adornment, 'right-3')}>{trailing}</span>}
    </span>
  );
}

/** Native select; give `<option>` children. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>): ReactElement {
  return (
    <span className={cx('relative block', className)}>
      <select {...rest} className={cx(controlClass, 'h-(--control-md) appearance-none truncate pr-9!')}>
        {children}
      </select>
      <ChevronDownIcon className="pointer-events-none absolute inset-y-0 right-3 my-auto text-ink-muted" />
    </span>
  );
}

/** Text of several lines; grows with its content where the browser can (`field-sizing`). */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>): ReactElement {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={cx(controlClass, 'field-sizing-content min-h-20 py-2 leading-normal', className)}
    />
  );
}
