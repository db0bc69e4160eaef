import { Card, DateTime, Table, Td, Th, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { MARK_LOOKS, type Mark } from '../marks.schema';

/** What happened meanwhile: deployments, faults and edits. */
export function MarkList({ marks }: { readonly marks: readonly Mark[] }): ReactElement {
  return (
    <Card title="What happened meanwhile" description="Deployments, faults and edits of this time." isFlush>
      <Table caption="Marks" density="compact" isFramed={false} frameClassName="max-h-96">
        <thead>
          <tr>
            <Th>When (UTC)</Th>
            <Th>What</Th>
            <Th>Who</Th>
          </tr>
        </thead>
        <tbody>
          {marks.map(({ key, kind, at, endedAt, title, service, actor, traceId }) => (
            <Tr key={key}>
              <Td>
                <DateTime value={at} style="dateTime" />
              </Td>
              <Td>
                <span className="flex items-baseline gap-2">
                  <span
                    className="size-2 shrink-0 rounded-full"
                    style={{ background: MARK_LOOKS[kind].colour }}
                    aria-hidden
                  />
                  <span>
                    {MARK_LOOKS[kind].word}: {service ? `${service}, ` : ''}
                    {traceId ? (
                      <Link href={paths.trace(traceId)} className="text-accent-ink hover:underline">
                        {title}
                      </Link>
                    ) : (
                      title
                    )}
                    {endedAt && (
                      <span className="text-ink-muted">
                        {' '}
                        until <DateTime value={endedAt} style="time" />
                      </span>
                    )}
                  </span>
                </span>
              </Td>
              <Td>{actor ?? '–'}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
