import type { AlarmSeverity } from '@octo/shared/alarms';
import { Badge } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { AlarmInstance } from '../alarms.schema';

const SEVERITY_TONES = { critical: 'danger', warning: 'warn', info: 'info' } as const;

/** How bad an alarm is. */
export function SeverityBadge({ severity }: { readonly severity: AlarmSeverity }): ReactElement {
  return <Badge tone={SEVERITY_TONES[severity]}>{severity}</Badge>;
}

/** How an alarm stands; nothing is the best state. */
export function AlarmStateBadge({ alarm }: { readonly alarm: AlarmInstance | undefined }): ReactElement {
  if (!alarm) return <Badge tone="ok">Quiet</Badge>;
  if (alarm.state === 'pending') return <Badge tone="warn">Pending</Badge>;
  if (alarm.state === 'resolved') return <Badge>Resolved</Badge>;
  if (alarm.inhibitedBy) return <Badge tone="neutral">Silent: {alarm.inhibitedBy}</Badge>;
  if (alarm.acknowledgedAt) return <Badge tone="info">Somebody is at it</Badge>;
  return (
    <Badge tone="danger" hasDot>
      Firing
    </Badge>
  );
}
