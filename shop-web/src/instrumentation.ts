/** Runs once, before the first request: bad settings end the process here, and telemetry starts here. */
export async function register(): Promise<void> {
  // A build renders pages too; it needs no settings and sends nothing.
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { boot } = await import('./boot');
  await boot();
}

/** Next calls this with every error that a page, route or action did not handle. */
export async function onRequestError(
  error: unknown,
  request: { readonly path: string; readonly method: string },
  context: { readonly routePath: string; readonly routeType: string },
): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { reportRequestError } = await import('@octo/shared/telemetry');
  reportRequestError(error, {
    method: request.method,
    path: request.path,
    route: context.routePath,
    routeType: context.routeType,
  });
}
