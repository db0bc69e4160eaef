'use client';

import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';

/**
 * Submits the form around it as soon as a choice inside it changes, so that nobody must look for a button, and
 * keeps empty fields out of the address. Text is sent by Enter or the form's button.
 */
export function AutoSubmit({
  className,
  children,
}: {
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const form = ref.current?.closest('form');
    const dropEmpty = ({ formData }: FormDataEvent) => {
      for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
    };
    form?.addEventListener('formdata', dropEmpty);
    return () => form?.removeEventListener('formdata', dropEmpty);
  }, []);
  return (
    <div
      ref={ref}
      className={className}
      onChange={({ target }) => {
        const isChoice =
          target instanceof HTMLSelectElement ||
          (target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio'));
        if (isChoice) target.form?.requestSubmit();
      }}
    >
      {children}
    </div>
  );
}
