import {
  Breadcrumbs,
  Card,
  DateTime,
  PageHeader,
  Stat,
  StatGrid,
  Table,
  Td,
  TextLink,
  Th,
  Tr,
} from '@octo/shared/ui';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import { appLabel } from '@/features/rum/components/rum-text';
import { StackCard } from '@/features/rum/components/stack-card';
import { rumFingerprint } from '@/features/rum/rum.schema';
import { getRumError } from '@/features/rum/rum.service';
import { forPage } from '@/page';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Browser error' };

export default async function RumErrorPage({
  params,
}: PageProps<'/rum/errors/[fingerprint]'>): Promise<ReactElement> {
  const parsed = rumFingerprint.safeParse((await params).fingerprint);
  const error = await forPage(async (context) => {
    if (!parsed.success) notFound();
    return getRumError(context, parsed.data);
  });
  return (
    <>
      <PageHeader
        title={error.type}
        description={error.message}
        breadcrumbs={<Breadcrumbs items={[{ label: 'Browsers', href: paths.rum() }, { label: 'Error' }]} />}
      />
      <StatGrid className="mb-4">
        <Stat label="Times" value={error.count} note={`in ${error.sessionCount} sessions`} />
        <Stat label="First" value={<DateTime value={error.firstAt} style="short" />} />
        <Stat label="Last" value={<DateTime value={error.lastAt} style="short" />} />
        <Stat label="Where" value={appLabel(error.app)} note={error.page} />
        <Stat label="Version" value={error.release ?? '–'} />
      </StatGrid>
      <div className="grid gap-4 *:min-w-0">
        <StackCard frames={error.frames} rawStack={error.rawStack} />
        <Card title="Who met it" description="The newest occurrences." isFlush>
          <Table caption="Occurrences" density="compact" isFramed={false}>
            <thead>
              <tr>
                <Th>When (UTC)</Th>
                <Th>Page</Th>
                <Th>Browser</Th>
                <Th>Session</Th>
                <Th>Trace</Th>
              </tr>
            </thead>
            <tbody>
              {error.occurrences.map(({ at, page, browser, device, sessionId, traceId }) => (
                <Tr key={`${at} ${sessionId} ${traceId}`}>
                  <Td className="whitespace-nowrap">
                    <DateTime value={at} style="short" />
                  </Td>
                  <Td isMono>{page}</Td>
                  <Td>{browser === null ? '–' : `${browser} · ${device}`}</Td>
                  <Td isMono>
                    <TextLink href={paths.rumSession(sessionId)}>{sessionId.slice(0, 8)}</TextLink>
                  </Td>
                  <Td isMono>
                    {traceId ? <TextLink href={paths.trace(traceId)}>{traceId.slice(0, 8)}</TextLink> : '–'}
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Card>
      </div>
    </>
  );
}
