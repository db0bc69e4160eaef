import { z } from 'zod';

/** Settings of outgoing mail; each application's `config.ts` adds them to its own. */
export const mailSettings = {
  /** `smtp://user:password@host:587` or `smtps://…`; by default the mail catcher of the local runtime. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).default('smtp://127.0.0.1:3925'),
  MAIL_FROM: z.string().min(3).max(200).default('OCTO <no-reply@octo.example>'),
} as const;
