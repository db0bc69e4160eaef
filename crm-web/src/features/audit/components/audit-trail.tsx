import { Card, DateTime, Timeline } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { type AuditEntry, actionWords } from '../audit.schema';
import { AuditFacts } from './audit-facts';

/** What people did to one thing, newest first. */
export function AuditTrail({ entries }: { readonly entries: readonly AuditEntry[] }): ReactElement {
  return (
    <Card title="Audit trail">
      {entries.length === 0 ? (
        <p className="text-sm text-ink-muted">Nobody changed anything by hand.</p>
      ) : (
        <Timeline
          entries={entries.map((entry) => ({
            key: entry.id,
            title: actionWords(entry.action),
            time: <DateTime value={entry.createdAt} style="short" />,
            tone: 'neutral' as const,
            detail: (
              <>
                by {entry.actorName}
                {entry.traceId !== null && (
                  <>
                    {' · '}
                    <Link href={paths.trace(entry.traceId)} className="underline underline-offset-3">
                      trace
                    </Link>
                  </>
                )}
                <AuditFacts details={entry.details} />
              </>
            ),
          }))}
        />
      )}
    </Card>
  );
}
