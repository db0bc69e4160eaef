import type { ReactElement, ReactNode } from 'react';

/** A key of the keyboard. */
export function Kbd({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <kbd className="inline-grid min-w-5 place-items-center rounded-sm border border-b-2 border-line bg-surface px-1 font-mono text-2xs text-ink-muted">
      {children}
    </kbd>
  );
}
