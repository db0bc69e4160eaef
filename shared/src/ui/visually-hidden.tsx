import type { ReactElement, ReactNode } from 'react';

/** Text for screen readers only. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }): ReactElement {
  return <span className="sr-only">{children}</span>;
}

/** First element of `<body>`: jumps over the navigation to `<main id="main" tabIndex={-1}>`. */
export function SkipLink({
  targetId = 'main',
  children = 'Skip to content',
}: {
  readonly targetId?: string;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <a
      href={`#${targetId}`}
      className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-md focus:bg-inverse focus:px-4 focus:py-2 focus:text-sm focus:font-medium focus:text-on-inverse focus:shadow-lg"
    >
      {children}
    </a>
  );
}
