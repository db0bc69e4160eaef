import { permissionsOf } from '@octo/shared/auth/permissions';
import { ButtonLink } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { pageContext } from '@/context';
import { currentTraceId } from '@/page';
import { paths } from '@/paths';
import { ErrorView } from '@/ui/error-view';

export default async function ForbiddenPage(): Promise<ReactElement> {
  const { operator } = await pageContext();
  return (
    <ErrorView
      title="Your role may not see this page"
      description={`You are signed in as ${operator.email} with the role ${operator.role}, which holds ${permissionsOf(operator.role).length} permissions, but not the one that this page needs. Ask an administrator if you need it.`}
      supportCode={currentTraceId()}
      actions={<ButtonLink href={paths.dashboard()}>Back to the dashboard</ButtonLink>}
    />
  );
}
