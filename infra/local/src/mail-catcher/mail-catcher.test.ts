import { createMailer } from '@octo/shared/mail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaughtMail, type MailCatcher, startMailCatcher } from './server';

let catcher: MailCatcher;

beforeAll(async () => {
  catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0 });
});
afterAll(() => catcher.close());

const mailerOn = (port: number) =>
  createMailer({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'OCTO <no-reply@octo.example>' });

async function caught(to: string): Promise<readonly CaughtMail[]> {
  const answer = await fetch(`http://127.0.0.1:${catcher.httpPort}/api/mails?to=${encodeURIComponent(to)}`);
  return ((await answer.json()) as { mails: CaughtMail[] }).mails;
}

describe('the mail catcher', () => {
  it('keeps what the mailer sends, whole and in any letters', async () => {
    const url = `http://localhost:3000/verify-email?token=${'a'.repeat(43)}`;
    await mailerOn(catcher.smtpPort)({
      template: 'test',
      to: 'Zoë@example.com',
      subject: 'Grüße aus der Luft — bestätigen',
      paragraphs: ['Hello Zoë,', 'Ein sehr langer Absatz, der umgebrochen wird. '.repeat(5).trim()],
      link: { label: 'Confirm', url },
    });
    const [mail] = await caught('zoë@example.com');
    expect(mail).toMatchObject({
      subject: 'Grüße aus der Luft — bestätigen',
      from: 'OCTO <no-reply@octo.example>',
    });
    expect(mail?.text).toContain('Hello Zoë,');
    expect(mail?.text).toContain(url);
    expect(mail?.html).toContain(`href="${url}"`);
    expect(await caught('somebody@else.example')).toEqual([]);
    const page = await (await fetch(`http://127.0.0.1:${catcher.httpPort}/`)).text();
    expect(page).toContain(`<a href="${url}"`);
  });

  it('sends to one address, whatever the text of it says', async () => {
    const to = 'one@example.com, two@example.com';
    const mail = { template: 'test', to, subject: 'x', paragraphs: [] };
    await mailerOn(catcher.smtpPort)(mail).catch(() => undefined);
    expect(await caught('two@example.com')).toEqual([]);
  });

  it('is told apart from a server that is away', async () => {
    const other = await startMailCatcher({ smtpPort: 0, httpPort: 0 });
    await other.close();
    const mail = { template: 'test', to: 'a@example.com', subject: 'x', paragraphs: [] };
    await expect(mailerOn(other.smtpPort)(mail)).rejects.toThrow();
  });
});
