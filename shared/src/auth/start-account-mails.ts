import 'server-only';
import type { Database } from '../db';
import type { Dispatcher } from '../events';
import { createMailer, startMailDispatcher } from '../mail';
import { systemClock } from '../time';
import { composeAccountMail } from './account-mail';

/** Starts the delivery of mails about accounts; both applications run it, and each mail is sent by one of them. */
export function startAccountMails(options: {
  readonly db: Database;
  readonly settings: { readonly SMTP_URL: string; readonly MAIL_FROM: string };
  readonly addresses: { readonly shop: string; readonly crm: string };
}): Dispatcher {
  const { db, settings, addresses } = options;
  return startMailDispatcher({
    db,
    mailer: createMailer(settings),
    compose: composeAccountMail({ db, addresses, clock: systemClock }),
  });
}
