'use client';

import { ERROR_CODES } from '@octo/shared/errors';
import { recordError } from '@octo/shared/rum';
import { Button, RotateCcwIcon } from '@octo/shared/ui';
import { type ReactElement, useEffect } from 'react';
import { ErrorView, readDigest } from '@/ui/error-view';

export default function ErrorPage(props: {
  readonly error: unknown;
  readonly retry: () => void;
}): ReactElement {
  const digest =
    props.error instanceof Error ? (props.error as Error & { digest?: string }).digest : undefined;
  // React keeps it from the window's own events.
  useEffect(() => recordError(props.error), [props.error]);
  const { code, supportCode } = readDigest(digest);
  return (
    <main id="main">
      <ErrorView
        title={ERROR_CODES[code].title}
        description={
          code === 'database_unavailable'
            ? 'You stay signed in. The console comes back by itself as soon as the database answers.'
            : 'Nothing was changed by this page. Trying again often helps.'
        }
        supportCode={supportCode}
        actions={
          <Button variant="primary" icon={<RotateCcwIcon />} onClick={() => props.retry()}>
            Try again
          </Button>
        }
      />
    </main>
  );
}
