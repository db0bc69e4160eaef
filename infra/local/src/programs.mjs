/** The programs of the stack: how each is started and when it counts as ready. */
import { join } from 'node:path';
import { nextCli } from './build.mjs';
import { recorderArgs } from './corpus/corpus.mjs';
import { TYPESCRIPT_ARGS } from './database-tool.mjs';
import { APPS, ROOT } from './paths.mjs';
import { waitUntilReady } from './readiness.mjs';
import { programEnvironment } from './settings.mjs';
import { startProcess } from './supervised-process.mjs';

const READY_TIMEOUT_MS = 60_000;

/**
 * Limits of a served application's heap, as a container would set them. Without them Node lets garbage grow with the
 * memory of the machine, and each application settles near half a gigabyte.
 */
const HEAP_ARGS = ['--max-old-space-size=256', '--max-semi-space-size=8'];

/** Starts the simulated payment provider and waits until it answers. */
export async function startProvider(context) {
  const child = startProcess({
    name: 'payment provider',
    args: [...TYPESCRIPT_ARGS, join(ROOT, 'infra/local/src/payment-provider/main.ts')],
    cwd: ROOT,
    env: programEnvironment(context, 'provider'),
    logFile: join(context.logDir, 'provider.log'),
    onLine: context.onLine?.('provider'),
  });
  await ready(child, `http://127.0.0.1:${context.providerPort}/health`, READY_TIMEOUT_MS);
  return child;
}

/** Starts the mail catcher and waits until it answers. */
export async function startMailCatcher(context) {
  const child = startProcess({
    name: 'mail catcher',
    args: [...TYPESCRIPT_ARGS, join(ROOT, 'infra/local/src/mail-catcher/main.ts')],
    cwd: ROOT,
    env: programEnvironment(context, 'mail'),
    logFile: join(context.logDir, 'mail.log'),
    onLine: context.onLine?.('mail'),
  });
  await ready(child, `http://127.0.0.1:${context.mailPort}/health`, READY_TIMEOUT_MS);
  return child;
}

/** Starts the local identity domain and waits until it answers. */
export async function startIdentityProvider(context) {
  const child = startProcess({
    name: 'identity domain',
    args: [...TYPESCRIPT_ARGS, join(ROOT, 'infra/local/src/identity-provider/main.ts')],
    cwd: ROOT,
    env: programEnvironment(context, 'identity'),
    logFile: join(context.logDir, 'identity.log'),
    onLine: context.onLine?.('identity'),
  });
  await ready(child, `http://127.0.0.1:${context.identityPort}/health`, READY_TIMEOUT_MS);
  return child;
}

/** Starts one application (`shop` or `crm`) and waits until it is ready to serve. */
export async function startApp(context, name) {
  const app = APPS[name];
  const port = context[`${name}Port`];
  const mode = context.isDev ? 'dev' : 'start';
  const child = startProcess({
    name: app.title,
    args: [
      ...(context.isDev ? [] : HEAP_ARGS),
      ...recorderArgs(),
      ...(context.nodeArgs ?? []),
      nextCli(app),
      mode,
      '--port',
      String(port),
      '--hostname',
      context.host ?? '127.0.0.1',
    ],
    cwd: app.directory,
    env: { ...programEnvironment(context, name), PORT: String(port) },
    logFile: join(context.logDir, `${name}.log`),
    onLine: context.onLine?.(name),
  });
  await ready(
    child,
    `http://127.0.0.1:${port}/ready`,
    context.isDev ? 2 * READY_TIMEOUT_MS : READY_TIMEOUT_MS,
  );
  return child;
}

async function ready(child, url, timeoutMs) {
  try {
    await waitUntilReady({ url, child, timeoutMs });
  } catch (error) {
    await child.stop({ graceMs: 2000 });
    throw error;
  }
}
