import { Alert, ButtonLink } from '@octo/shared/ui';
import type { ReactElement } from 'react';

/** A link that no longer works, and the way to a new one. */
export function DeadLink(props: { readonly href: string; readonly label: string }): ReactElement {
  return (
    <div className="space-y-4">
      <Alert tone="warn" title="This link no longer works">
        It was used already, is too old, or a newer mail has replaced it.
      </Alert>
      <ButtonLink href={props.href} variant="primary">
        {props.label}
      </ButtonLink>
    </div>
  );
}
