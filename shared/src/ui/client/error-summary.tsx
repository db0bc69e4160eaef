'use client';

import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { cx } from '../cx';
import { fieldId } from '../field';
import { CircleAlertIcon } from '../icons';

/** One broken rule; `name` is the field's name and makes the entry a link to it. */
export type FieldError = { readonly name?: string; readonly message: string };

/**
 * All errors of a form in one place above it; takes the focus whenever a new list arrives. Draws nothing when the
 * list is empty. Every entry leads to its field.
 */
export function ErrorSummary(props: {
  readonly errors: readonly FieldError[];
  readonly title?: ReactNode;
  readonly className?: string;
}): ReactElement | null {
  const { errors, title = 'Please check these fields', className } = props;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) ref.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={ref} tabIndex={-1} role="alert" className={cx('rounded-md', className)}>
      <div className="flex gap-3 rounded-md border border-danger-line bg-danger-surface px-4 py-3 text-sm text-danger-ink">
        <CircleAlertIcon size={18} className="mt-px" />
        <div className="min-w-0">
          <p className="font-semibold">{title}</p>
          <ul className="mt-1 space-y-1">
            {errors.map(({ name, message }) => (
              <li key={`${name}-${message}`}>
                {name === undefined ? (
                  message
                ) : (
                  <a
                    href={`#${fieldId(name)}`}
                    className="underline underline-offset-3"
                    onClick={(event) => {
                      const field = document.getElementById(fieldId(name));
                      if (field === null) return;
                      event.preventDefault();
                      field.focus();
                      field.scrollIntoView({ block: 'center' });
                    }}
                  >
                    {message}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
