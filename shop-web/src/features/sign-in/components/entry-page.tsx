import type { ReactElement, ReactNode } from 'react';

/** The frame of the pages that lead into an account. */
export function EntryPage(props: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="shop-container py-12 lg:py-16">
      <div className="mx-auto max-w-md">
        <h1 className="text-2xl font-semibold">{props.title}</h1>
        {props.lead !== undefined && <p className="mt-2 text-sm text-ink-muted">{props.lead}</p>}
        <div className="mt-6">{props.children}</div>
      </div>
    </div>
  );
}
