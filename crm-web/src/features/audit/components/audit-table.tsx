import { DateTime, Table, Td, Th, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { type AuditEntry, actionWords } from '../audit.schema';
import { AuditFacts } from './audit-facts';

/** The log: when, who, what, to what, with which facts. */
export function AuditTable(props: {
  readonly entries: readonly AuditEntry[];
  readonly density: 'compact' | 'comfortable';
  readonly mayReadTraces: boolean;
}): ReactElement {
  return (
    <Table
      caption="Audit log"
      density={props.density}
      isHeaderSticky
      frameClassName="max-h-[max(18rem,calc(100dvh-15rem))]"
    >
      <thead>
        <tr>
          <Th>When (UTC)</Th>
          <Th>Who</Th>
          <Th>What</Th>
          <Th>Thing</Th>
          <Th>Facts</Th>
          <Th>From</Th>
          <Th>Trace</Th>
        </tr>
      </thead>
      <tbody>
        {props.entries.map((entry) => (
          <Tr key={entry.id}>
            <Td>
              <DateTime value={entry.createdAt} style="short" />
            </Td>
            <Td>{entry.actorName}</Td>
            <Td className="whitespace-nowrap">{actionWords(entry.action)}</Td>
            <Td isMono className="whitespace-nowrap">
              <Thing entry={entry} />
            </Td>
            <Td className="min-w-56">
              <AuditFacts details={entry.details} />
            </Td>
            <Td isMono>{entry.ipAddress ?? '–'}</Td>
            <Td isMono>
              {entry.traceId !== null && props.mayReadTraces ? (
                <Link href={paths.trace(entry.traceId)} className="text-accent-ink hover:underline">
                  {entry.traceId.slice(0, 8)}
                </Link>
              ) : (
                (entry.traceId?.slice(0, 8) ?? '–')
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Thing({ entry }: { readonly entry: AuditEntry }): ReactElement | string {
  const { resourceType, resourceId } = entry;
  if (resourceId === null) return resourceType;
  if (resourceType === 'order') {
    return (
      <Link href={paths.order(resourceId)} className="text-accent-ink hover:underline">
        {resourceId}
      </Link>
    );
  }
  return `${resourceType} ${resourceId}`;
}
