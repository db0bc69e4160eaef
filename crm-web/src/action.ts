import 'server-only';
import { translateDbError } from '@octo/shared/db';
import { type ActionResult, ERROR_CODES, parseOrThrow, toProblem } from '@octo/shared/errors';
import { currentTraceContext, getLogger, runWithRequestFields, withSpan } from '@octo/shared/telemetry';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { type CrmContext, visitorContext } from './context';

/** A server action, described like a contract. */
interface ActionDefinition<S extends z.ZodType> {
  /** Dotted name, also the name of the span (`orders.process`). */
  readonly id: string;
  readonly input: S;
}

const log = getLogger('action');

/**
 * Binds a server action to a service: parses, builds the context, opens the span, calls, and turns errors into
 * a result that crosses to the browser. Input is an object or a form. Authorisation is the service's work.
 *
 * @example export const processOrders = action({ id: 'orders.process', input: processSchema }, service.process)
 */
export function action<S extends z.ZodType, T>(
  definition: ActionDefinition<S>,
  run: (context: CrmContext, input: z.output<S>) => Promise<T>,
): (input: unknown) => Promise<ActionResult<T>> {
  return async (input) => {
    let requestId: string | undefined;
    try {
      return await withSpan(definition.id, { attributes: { 'octo.action': definition.id } }, async () => {
        const context = await visitorContext();
        requestId = context.ids.requestId;
        const values = input instanceof FormData ? Object.fromEntries(input) : input;
        const data = await runWithRequestFields({ requestId }, () =>
          run(context, parseOrThrow(definition.input, values)),
        );
        return { ok: true, data };
      });
    } catch (thrown) {
      // Redirects travel as thrown values; they are no errors.
      unstable_rethrow(thrown);
      const error = translateDbError(thrown);
      const problem = toProblem(error, { requestId, traceId: currentTraceContext()?.traceId });
      const level = ERROR_CODES[problem.code].level;
      log[level](
        { err: level === 'error' ? error : undefined, code: problem.code, action: definition.id },
        'Action refused',
      );
      return { ok: false, problem };
    }
  };
}
