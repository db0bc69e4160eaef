import { Logo } from '@octo/shared/ui';
import type { ReactElement, ReactNode } from 'react';

/** The frame of the pages before the sign-in. */
export function EntryFrame(props: {
  readonly title: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-4 py-10">
      <Logo suffix="Console" />
      <h1 className="mt-8 text-2xl font-semibold">{props.title}</h1>
      <p className="mt-1 mb-6 text-sm text-ink-muted">{props.lead}</p>
      {props.children}
    </main>
  );
}
