import 'server-only';
import { createHmac } from 'node:crypto';
import { ALARM_RULES } from '@octo/shared/alarms';
import type { Database } from '@octo/shared/db';
import { type ClaimedEvent, enqueueEvent, startDispatcher } from '@octo/shared/events';
import { createMailer, type Mail } from '@octo/shared/mail';
import { withSpan } from '@octo/shared/telemetry';
import { systemClock } from '@octo/shared/time';
import { z } from 'zod';
import { config, publicAddresses } from '@/config';
import { paths } from '@/paths';
import { alarmValue } from './alarms.schema';
import type { AlarmNotice } from './evaluate-alarms.service';

const POLL_MS = 2_000;
const WEBHOOK_TIMEOUT_MS = 5_000;

const noticeSchema = z.object({
  alarm: z.string(),
  labels: z.string(),
  kind: z.enum(['fired', 'resolved']),
  value: z.number().nullable(),
  at: z.string(),
});

/** What is told of an alarm, in a mail or a post. */
export type AlarmMessage = z.output<typeof noticeSchema>;

/**
 * Owes the receivers word of alarms that began or ended. Informative ones are shown in the console only. Delivery is by
 * the outbox: as often as it takes, by one process.
 */
export async function enqueueNotices(
  db: Database,
  notices: readonly AlarmNotice[],
  now: Date,
): Promise<void> {
  const { ALARM_EMAIL_TO, ALARM_WEBHOOK_URL } = config();
  for (const { rule, event } of notices) {
    if (rule.severity === 'info') continue;
    const payload = {
      ...{ alarm: event.alarm, labels: event.labels, kind: event.kind, value: event.value },
      at: event.at.toISOString(),
    };
    const owed = {
      type: `alarm.${event.kind}`,
      aggregateType: 'alarm',
      aggregateId: event.alarm,
      payload,
      now,
    };
    if (ALARM_EMAIL_TO) await enqueueEvent(db, { ...owed, destination: 'alarms.mail' });
    if (ALARM_WEBHOOK_URL) await enqueueEvent(db, { ...owed, destination: 'alarms.webhook' });
  }
}

/** Delivers what is owed of alarms until the process ends; only to receivers that are set. */
export function startAlarmDispatchers(db: Database): void {
  const settings = config();
  const { ALARM_EMAIL_TO: to, ALARM_WEBHOOK_URL: url, ALARM_WEBHOOK_SECRET: secret } = settings;
  const common = { db, pollMs: POLL_MS, batchSize: 1, clock: systemClock };
  if (to) {
    const mailer = createMailer(settings);
    const deliver = async ([event]: readonly ClaimedEvent[]) => {
      if (event)
        await mailer(alarmMail(noticeSchema.parse(event.payload), { to, consoleUrl: publicAddresses().crm }));
    };
    startDispatcher({ ...common, destination: 'alarms.mail', deliver });
  }
  if (url) {
    const deliver = async ([event]: readonly ClaimedEvent[]) => {
      if (event)
        await postAlarm(noticeSchema.parse(event.payload), {
          url,
          secret,
          consoleUrl: publicAddresses().crm,
        });
    };
    startDispatcher({ ...common, destination: 'alarms.webhook', deliver });
  }
}

/** The mail about an alarm. */
export function alarmMail(
  message: AlarmMessage,
  { to, consoleUrl }: { readonly to: string; readonly consoleUrl: string },
): Mail {
  const rule = ALARM_RULES.find(({ name }) => name === message.alarm);
  const verb = message.kind === 'fired' ? 'began' : 'ended';
  const where = message.labels === '-' ? '' : ` (${message.labels})`;
  return {
    to,
    template: `alarm.${message.kind}`,
    subject: `${rule?.severity ?? 'alarm'}: ${message.alarm}${where} ${verb}`,
    paragraphs: [
      rule?.summary ?? message.alarm,
      `It ${verb} at ${message.at}, with ${alarmValue(message.value, rule?.unit ?? '1')}; the limit is ${rule?.compare ?? ''} ${alarmValue(rule?.threshold ?? null, rule?.unit ?? '1')}.`,
      ...(message.kind === 'fired' && rule ? [`First: ${rule.firstStep}`] : []),
    ],
    link: { label: 'Open the alarm', url: new URL(paths.alarm(message.alarm), consoleUrl).toString() },
  };
}

/** Posts an alarm. @throws Error unless the receiver answers 2xx */
export function postAlarm(
  message: AlarmMessage,
  to: { readonly url: string; readonly secret: string | undefined; readonly consoleUrl: string },
): Promise<void> {
  const body = JSON.stringify({
    ...message,
    severity: ALARM_RULES.find(({ name }) => name === message.alarm)?.severity ?? null,
    url: new URL(paths.alarm(message.alarm), to.consoleUrl).toString(),
  });
  const signature = to.secret && createHmac('sha256', to.secret).update(body).digest('hex');
  return withSpan(
    'alarms.webhook',
    { kind: 'client', attributes: { 'peer.service': 'alarm-receiver' } },
    async () => {
      const response = await fetch(to.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(signature ? { 'x-octo-signature': `sha256=${signature}` } : {}),
        },
        body,
        // A receiver that sends us elsewhere could send us anywhere.
        redirect: 'error',
        signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`The receiver of alarms answered ${response.status}.`);
    },
  );
}
