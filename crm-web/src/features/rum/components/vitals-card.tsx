import { Badge, Card, Stat, StatGrid, Table, Td, TextLink, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths, type Query } from '@/paths';
import { type RumOverview, VITAL_NAMES, VITALS, type VitalName, type VitalSummary } from '../rum.schema';
import { RATING_TONES, vitalText } from './rum-text';

/** p75 of the vitals over all pages, with what counts as good. */
export function VitalStats({ vitals }: Pick<RumOverview, 'vitals'>): ReactElement {
  return (
    <StatGrid className="mb-4">
      {VITAL_NAMES.map((metric) => {
        const summary = vitals.find((candidate) => candidate.metric === metric);
        return (
          <Stat
            key={metric}
            label={<abbr title={VITALS[metric].label}>{metric}</abbr>}
            value={summary ? vitalText(metric, summary.p75) : '–'}
            note={
              summary
                ? `${summary.rating} · good ≤ ${vitalText(metric, VITALS[metric].good)}`
                : 'no measurement yet'
            }
            tone={summary ? RATING_TONES[summary.rating] : 'neutral'}
          />
        );
      })}
    </StatGrid>
  );
}

/** The same by page and device; a page leads to its sessions. */
export function VitalsCard({
  pages,
  query,
}: Pick<RumOverview, 'pages'> & { readonly query: Query }): ReactElement {
  return (
    <Card
      title="Web vitals by page and device"
      description="75th percentile of page loads. Good, needs improvement and poor by the thresholds of web.dev."
      isFlush
    >
      {pages.length === 0 ? (
        <p className="px-(--card-pad) pb-(--card-pad) text-sm text-ink-muted">
          Vitals arrive when visitors leave a page.
        </p>
      ) : (
        <Table caption="Web vitals by page and device" density="compact" isFramed={false}>
          <thead>
            <tr>
              <Th>Page</Th>
              <Th>Device</Th>
              <Th isNumeric>Loads</Th>
              {VITAL_NAMES.map((metric) => (
                <Th key={metric} isNumeric>
                  {metric}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pages.map(({ page, device, loads, vitals }) => (
              <Tr key={`${page} ${device}`}>
                <Td isMono>
                  <TextLink href={paths.rumSessions({ ...query, page, device })}>{page}</TextLink>
                </Td>
                <Td>{device}</Td>
                <Td isNumeric>{loads}</Td>
                {VITAL_NAMES.map((metric) => (
                  <Td key={metric} isNumeric>
                    <Vital metric={metric} summary={vitals[metric]} />
                  </Td>
                ))}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function Vital(props: { readonly metric: VitalName; readonly summary: VitalSummary | undefined }) {
  const { metric, summary } = props;
  if (!summary) return '–';
  return (
    <Badge tone={RATING_TONES[summary.rating]}>
      {vitalText(metric, summary.p75)}
      <span className="sr-only"> {summary.rating}</span>
    </Badge>
  );
}
