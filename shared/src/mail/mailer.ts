import 'server-only';
import { createTransport } from 'nodemailer';
import { getLogger, maskEmail, withSpan } from '../telemetry';
import { type MailContent, renderMail } from './render';

/** A mail to one person. */
export interface Mail extends MailContent {
  readonly to: string;
  /** Name of the kind of mail, for traces and logs. */
  readonly template: string;
}

/** Sends one mail; throws when the server did not take it. */
export type Mailer = (mail: Mail) => Promise<void>;

const CONNECT_TIMEOUT_MS = 5_000;
const SOCKET_TIMEOUT_MS = 15_000;
const log = getLogger('mail');

/**
 * Opens a way to the mail server. Connections are made per mail: there are few, and none must be kept alive through
 * an outage. The address of the receiver appears in no span and only masked in the log.
 */
export function createMailer(settings: { readonly SMTP_URL: string; readonly MAIL_FROM: string }): Mailer {
  const server = new URL(settings.SMTP_URL);
  const secure = server.protocol === 'smtps:';
  const host = server.hostname;
  const port = Number(server.port) || (secure ? 465 : 587);
  const auth = server.username
    ? { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) }
    : undefined;
  const transport = createTransport(
    {
      host,
      port,
      secure,
      ...(auth && { auth }),
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
    },
    { from: settings.MAIL_FROM },
  );
  return (mail) =>
    withSpan(
      'mail.send',
      {
        kind: 'client',
        attributes: {
          'mail.template': mail.template,
          'server.address': host,
          'server.port': port,
          'peer.service': 'smtp',
          'service.peer.name': 'smtp',
        },
      },
      async () => {
        const { text, html } = renderMail(mail);
        await transport.sendMail({ to: { name: '', address: mail.to }, subject: mail.subject, text, html });
        log.info({ template: mail.template, to: maskEmail(mail.to) }, 'Mail sent');
      },
    );
}
