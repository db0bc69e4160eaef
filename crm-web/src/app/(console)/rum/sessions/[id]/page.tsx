import { Badge, Breadcrumbs, Card, DateTime, DescriptionList, PageHeader, TextLink } from '@octo/shared/ui';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import { Journey } from '@/features/rum/components/journey';
import { appLabel, lengthText, RATING_TONES, vitalText } from '@/features/rum/components/rum-text';
import { rumSessionId } from '@/features/rum/rum.schema';
import { getRumSession } from '@/features/rum/rum.service';
import { forPage } from '@/page';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Browser session' };

export default async function RumSessionPage({
  params,
}: PageProps<'/rum/sessions/[id]'>): Promise<ReactElement> {
  const parsed = rumSessionId.safeParse((await params).id);
  const session = await forPage(async (context) => {
    if (!parsed.success) notFound();
    return getRumSession(context, parsed.data);
  });
  const { orderNumber, vitals } = session;
  return (
    <>
      <PageHeader
        title={`Session ${session.sessionId.slice(0, 8)}`}
        description={`${appLabel(session.app)} on a ${session.device}, ${lengthText(session.durationUs)}`}
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: 'Browsers', href: paths.rum() },
              { label: 'Sessions', href: paths.rumSessions() },
              { label: session.sessionId.slice(0, 8) },
            ]}
          />
        }
      />
      <div className="grid items-start gap-4 *:min-w-0 lg:grid-cols-[1fr_20rem]">
        <Card
          title="Journey"
          description={
            session.isTruncated
              ? `The first ${session.steps.length} steps; times in UTC.`
              : `${session.steps.length} steps; times in UTC.`
          }
        >
          <Journey steps={session.steps} />
        </Card>
        <div className="grid gap-4">
          <Card title="Visitor">
            <DescriptionList
              items={[
                { term: 'Began', value: <DateTime value={session.startedAt} /> },
                { term: 'Device', value: session.device },
                { term: 'Browser', value: `${session.browser} on ${session.os}` },
                { term: 'Language', value: session.language ?? '–' },
                { term: 'Views', value: session.viewCount },
                { term: 'Actions', value: session.actionCount },
                { term: 'Errors', value: session.errorCount },
                {
                  term: 'Order',
                  value: orderNumber ? (
                    <TextLink href={paths.order(orderNumber)}>{orderNumber}</TextLink>
                  ) : (
                    '–'
                  ),
                },
                {
                  term: 'Traces',
                  value: (
                    <TextLink href={paths.traces({ tag: `session.id=${session.sessionId}`, range: '3d' })}>
                      All of this session
                    </TextLink>
                  ),
                },
              ]}
            />
          </Card>
          <Card title="Web vitals" description="Of the pages that were loaded.">
            {vitals.length === 0 && <p className="text-sm text-ink-muted">Not measured yet.</p>}
            <ul className="grid gap-1.5 text-sm">
              {vitals.map(({ metric, page, value, rating }, index) => (
                <li key={index} className="flex items-baseline justify-between gap-3">
                  <span>
                    {metric} <span className="font-mono text-xs text-ink-muted">{page}</span>
                  </span>
                  <Badge tone={RATING_TONES[rating]}>
                    {vitalText(metric, value)}
                    <span className="sr-only"> {rating}</span>
                  </Badge>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  );
}
