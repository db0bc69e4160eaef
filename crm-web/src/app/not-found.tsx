import { ButtonLink } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { ErrorView } from '@/ui/error-view';

export default function NotFoundPage(): ReactElement {
  return (
    <main id="main">
      <ErrorView
        title="This page does not exist"
        description="The address may be mistyped, or what it showed is gone."
        actions={<ButtonLink href={paths.dashboard()}>Back to the dashboard</ButtonLink>}
      />
    </main>
  );
}
