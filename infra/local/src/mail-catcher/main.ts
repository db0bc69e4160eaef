import { startMailCatcher } from './server';

// The process of the mail catcher: `node --import tsx infra/local/src/mail-catcher/main.ts`.

async function main(): Promise<void> {
  const catcher = await startMailCatcher({
    smtpPort: Number(process.env.MAIL_CATCHER_SMTP_PORT ?? 3925),
    httpPort: Number(process.env.MAIL_CATCHER_PORT ?? 3926),
  });
  console.log(`Mail catcher: SMTP on port ${catcher.smtpPort}, page on port ${catcher.httpPort}`);
  const stop = () => {
    catcher.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
