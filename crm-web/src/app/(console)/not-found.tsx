import { ButtonLink } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { ErrorView } from '@/ui/error-view';

export default function ConsoleNotFoundPage(): ReactElement {
  return (
    <ErrorView
      title="We could not find that"
      description="The number may be mistyped, or the record is gone. Ctrl K searches orders by number, e-mail and name."
      actions={<ButtonLink href={paths.orders()}>All orders</ButtonLink>}
    />
  );
}
