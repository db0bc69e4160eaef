import { Badge, DateTime, Table, Td, Th, type Tone, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { APPLICATIONS, attackTitle, type SecurityEvent } from '../security.schema';

const TONES: Readonly<Record<string, Tone>> = {
  low: 'neutral',
  medium: 'info',
  high: 'warn',
  critical: 'danger',
};

/** The recorded attacks: when, what, where, from where, and the way to the trace. */
export function SecurityTable(props: {
  readonly events: readonly SecurityEvent[];
  readonly density: 'compact' | 'comfortable';
  readonly mayReadTraces: boolean;
}): ReactElement {
  return (
    <Table
      caption="Attacks"
      density={props.density}
      isHeaderSticky
      frameClassName="max-h-[max(18rem,calc(100dvh-15rem))]"
    >
      <thead>
        <tr>
          <Th>When (UTC)</Th>
          <Th>Attack</Th>
          <Th>Severity</Th>
          <Th>Where</Th>
          <Th>Evidence</Th>
          <Th>From</Th>
          <Th>Trace</Th>
        </tr>
      </thead>
      <tbody>
        {props.events.map((event) => (
          <Tr key={event.id}>
            <Td>
              <DateTime value={event.createdAt} style="short" />
            </Td>
            <Td className="whitespace-nowrap">{attackTitle(event.attackType)}</Td>
            <Td>
              <Badge tone={TONES[event.severity] ?? 'neutral'} hasDot>
                {event.severity}
              </Badge>
            </Td>
            <Td className="min-w-48">
              {applicationName(event.application)}{' '}
              <span className="font-mono text-xs break-all text-ink-muted">
                {event.method} {event.route}
              </span>
            </Td>
            <Td isMono className="max-w-96 min-w-56 break-all">
              {event.evidence ?? '–'}
            </Td>
            <Td isMono className="whitespace-nowrap">
              {event.clientIpMasked ?? '–'}
              {event.userId !== null && <span className="block text-xs">user {event.userId}</span>}
            </Td>
            <Td isMono>
              {event.traceId !== null && props.mayReadTraces ? (
                <Link href={paths.trace(event.traceId)} className="text-accent-ink hover:underline">
                  {event.traceId.slice(0, 8)}
                </Link>
              ) : (
                (event.traceId?.slice(0, 8) ?? '–')
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function applicationName(service: string): string {
  return Object.hasOwn(APPLICATIONS, service) ? APPLICATIONS[service as keyof typeof APPLICATIONS] : service;
}
