import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { translateDbError } from '../db';
import { type ActionResult, ERROR_CODES, isAppError, parseOrThrow, toProblem } from '../errors';
import type { PolicyName } from '../limits';
import { observeInput, observeRefusal } from '../security';
import { currentTraceContext, getLogger, runWithRequestFields, withSpan } from '../telemetry';
import { attackSourceOfAction } from './attack-source';
import { requireSubjectRate } from './request-rate';
import type { BaseContext } from './route';

/** A server action, described like a contract. */
interface ActionDefinition<S extends z.ZodType> {
  /** Dotted name, also the name of the span (`orders.process`). */
  readonly id: string;
  readonly input: S;
  /** Rate limit of whoever acts; default `writes`. */
  readonly rateLimit?: PolicyName;
}

const log = getLogger('action');

/**
 * Builds an application's `action()`. The returned function binds a server action to a service: it parses, builds
 * the context, opens the span, calls, and turns errors into a result that crosses to the browser. Input is an object
 * or a form. Authorisation is the service's work.
 *
 * @example export const processOrders = action({ id: 'orders.process', input: processSchema }, service.process)
 */
export function createAction<X extends BaseContext>(readContext: () => Promise<X>) {
  return function action<S extends z.ZodType, T>(
    definition: ActionDefinition<S>,
    run: (context: X, input: z.output<S>) => Promise<T>,
  ): (input: unknown) => Promise<ActionResult<T>> {
    return (input) =>
      runWithRequestFields<Promise<ActionResult<T>>>({ operation: `action ${definition.id}` }, async () => {
        let requestId: string | undefined;
        let context: X | undefined;
        try {
          return await withSpan(definition.id, { attributes: { 'octo.action': definition.id } }, async () => {
            const known = await readContext();
            context = known;
            requestId = known.ids.requestId;
            await requireSubjectRate(definition.rateLimit ?? 'writes', known);
            const values = input instanceof FormData ? Object.fromEntries(input) : input;
            observeInput({ form: values }, attackSourceOfAction(definition.id, known));
            const data = await runWithRequestFields({ requestId }, () =>
              run(known, parseOrThrow(definition.input, values)),
            );
            return { ok: true, data };
          });
        } catch (thrown) {
          // Redirects travel as thrown values; they are no errors.
          unstable_rethrow(thrown);
          const error = translateDbError(thrown);
          if (isAppError(error)) observeRefusal(error, attackSourceOfAction(definition.id, context));
          const problem = toProblem(error, { requestId, traceId: currentTraceContext()?.traceId });
          const level = ERROR_CODES[problem.code].level;
          log[level](
            { err: level === 'error' ? error : undefined, code: problem.code, action: definition.id },
            'Action refused',
          );
          return { ok: false, problem };
        }
      });
  };
}
