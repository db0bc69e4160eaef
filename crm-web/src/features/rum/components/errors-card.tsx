import { Card, DateTime, Table, Td, TextLink, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { ErrorGroup } from '../rum.schema';
import { appLabel } from './rum-text';

/** Errors of browsers, by fault. */
export function ErrorsCard({ errors }: { readonly errors: readonly ErrorGroup[] }): ReactElement {
  return (
    <Card title="JavaScript errors" description="Grouped by what went wrong and where." isFlush>
      {errors.length === 0 ? (
        <p className="px-(--card-pad) pb-(--card-pad) text-sm text-ink-muted">None in this time.</p>
      ) : (
        <Table caption="JavaScript errors" density="compact" isFramed={false}>
          <thead>
            <tr>
              <Th>Error</Th>
              <Th>Application</Th>
              <Th>Page</Th>
              <Th isNumeric>Times</Th>
              <Th isNumeric>Sessions</Th>
              <Th>Last</Th>
            </tr>
          </thead>
          <tbody>
            {errors.map((error) => (
              <Tr key={error.fingerprint}>
                <Td className="min-w-64 break-words">
                  <TextLink href={paths.rumError(error.fingerprint)}>
                    {error.type}: {error.message}
                  </TextLink>
                </Td>
                <Td>{appLabel(error.app)}</Td>
                <Td isMono>{error.page}</Td>
                <Td isNumeric>{error.count}</Td>
                <Td isNumeric>{error.sessionCount}</Td>
                <Td className="whitespace-nowrap">
                  <DateTime value={error.lastAt} style="short" />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
