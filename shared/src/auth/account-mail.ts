import 'server-only';
import type { Database, Db } from '../db';
import { type ComposeMail, enqueueMail, type Mail } from '../mail';
import type { Clock } from '../time';
import { issueOneTimeToken, type OneTimePurpose } from './one-time-tokens';

/** Kinds of mail about accounts. */
export type AccountMail =
  | 'account.registered'
  | 'account.password_reset'
  | 'account.password_changed'
  | 'operator.invited';

/**
 * Owes an address a mail about its account. Whether there is such an account is found out when the mail is written,
 * so asking takes the same time for every address.
 */
export function enqueueAccountMail(db: Db, template: AccountMail, to: string, now: Date): Promise<void> {
  return enqueueMail(db, { template, to }, now);
}

interface Account {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly isActive: boolean;
  readonly emailVerifiedAt: Date | null;
}

interface Writer {
  readonly db: Database;
  /** Public addresses of both applications. */
  readonly addresses: { readonly shop: string; readonly crm: string };
  readonly clock: Clock;
}

/** Writes the mails about accounts. Links are made here, when the mail is sent: no table ever holds a working one. */
export function composeAccountMail(writer: Writer): ComposeMail {
  return async (request) => {
    const account = await writer.db.user.findUnique({
      where: { email: request.to },
      select: { id: true, email: true, name: true, role: true, isActive: true, emailVerifiedAt: true },
    });
    if (!account?.isActive) return null;
    const content = await WRITERS[request.template as AccountMail]?.(writer, account);
    return content ? { ...content, to: account.email, template: request.template } : null;
  };
}

type Content = Omit<Mail, 'to' | 'template'>;

const WRITERS: Readonly<Record<AccountMail, (writer: Writer, account: Account) => Promise<Content>>> = {
  'account.registered': async (writer, account) =>
    account.emailVerifiedAt === null && account.role === 'customer'
      ? {
          subject: 'Confirm your e-mail address',
          paragraphs: [
            `Hello ${account.name},`,
            'welcome to the OCTO Drone Shop. Please confirm that this address is yours; then your account is ready and shows the orders that were placed with it.',
          ],
          link: {
            label: 'Confirm my address',
            url: await linkFor(writer, account, 'email_verification', '/verify-email'),
          },
          footnotes: ['The link works for 24 hours. If you did not register, ignore this mail.'],
        }
      : {
          subject: 'You already have an account',
          paragraphs: [
            `Hello ${account.name},`,
            'somebody, perhaps you, tried to register with this address. There is an account for it already; if you forgot the password, choose a new one.',
          ],
          link: { label: 'Forgot your password?', url: forgotAddress(writer, account) },
          footnotes: ['If it was not you, nothing needs to be done: nobody learned that the account exists.'],
        },
  'account.password_reset': async (writer, account) => ({
    subject: 'Choose a new password',
    paragraphs: [`Hello ${account.name},`, 'you asked to choose a new password for your account.'],
    link: {
      label: 'Choose a new password',
      url: await linkFor(
        writer,
        account,
        'password_reset',
        account.role === 'customer' ? '/reset-password' : '/set-password',
      ),
    },
    footnotes: ['The link works for one hour and once. If you did not ask for it, ignore this mail.'],
  }),
  'account.password_changed': async (writer, account) => ({
    subject: 'Your password was changed',
    paragraphs: [
      `Hello ${account.name},`,
      'the password of your account was changed and every other device was signed out.',
    ],
    link: { label: 'It was not me', url: forgotAddress(writer, account) },
  }),
  'operator.invited': async (writer, account) => ({
    subject: 'Your invitation to the OCTO console',
    paragraphs: [
      `Hello ${account.name},`,
      `you were invited to the operations console with the role ${account.role}. Choose a password to begin.`,
    ],
    link: {
      label: 'Choose a password',
      url: await linkFor(writer, account, 'invitation', '/set-password'),
    },
    footnotes: ['The link works for seven days and once.'],
  }),
};

const hostOf = ({ addresses }: Writer, account: Account) =>
  account.role === 'customer' ? addresses.shop : addresses.crm;

const forgotAddress = (writer: Writer, account: Account) => `${hostOf(writer, account)}/forgot-password`;

async function linkFor(
  writer: Writer,
  account: Account,
  purpose: OneTimePurpose,
  path: string,
): Promise<string> {
  const { db, clock } = writer;
  const { id: userId, email } = account;
  const token = await issueOneTimeToken(db, { purpose, userId, email, now: clock() });
  return `${hostOf(writer, account)}${path}?token=${token}`;
}
