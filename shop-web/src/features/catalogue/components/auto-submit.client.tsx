'use client';

import type { ReactElement, ReactNode } from 'react';

/**
 * Submits the form around it as soon as a choice inside it changes, so that nobody must look for a button. Text
 * is sent by Enter or the form's button, which stays for everybody without script.
 */
export function AutoSubmit({
  className,
  children,
}: {
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div
      className={className}
      onChange={(event) => {
        const control = event.target;
        const isChoice =
          control instanceof HTMLSelectElement ||
          (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio'));
        if (isChoice) control.form?.requestSubmit();
      }}
    >
      {children}
    </div>
  );
}
