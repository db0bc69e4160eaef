import 'server-only';
import { can, refusalReason } from '@octo/shared/auth/permissions';
import { explainPlan, isPlannable } from '@octo/shared/db';
import { AppError, parseOrThrow } from '@octo/shared/errors';
import { getLogger } from '@octo/shared/telemetry';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import { planSteps } from './plan-steps';
import { findText } from './sql.repository';
import { type PlanStep, sqlIdSchema } from './sql.schema';

const log = getLogger('sql.plan');

/** Longest text that a span carries; one of this length may have been cut. */
const CUT_AT = 8_192;

/** What came of the question for a plan. */
export type PlanAnswer =
  | { readonly kind: 'steps'; readonly steps: readonly PlanStep[] }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'none'; readonly reason: string };

/** Why the operator may not ask for plans; undefined when allowed. */
export function planRefusal(context: CrmContext): string | undefined {
  const role = context.operator?.role ?? '';
  return can(role, 'sql:explain') ? undefined : refusalReason(role, 'sql:explain');
}

/**
 * How the business database would carry out a statement that was recorded. Nothing runs; only recorded texts can be
 * asked about. A database that does not understand the text answers `none` with its words.
 * @throws AppError `validation_failed`, `not_found`, `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function getPlan(context: CrmContext, given: string): Promise<PlanAnswer> {
  requirePermission(context, 'telemetry:read');
  requirePermission(context, 'sql:explain');
  const sqlId = parseOrThrow(sqlIdSchema, given, 'sqlId');
  const found = await findText(requireObservatory(context), sqlId);
  if (!found) throw new AppError('not_found', { detail: 'No statement with this SQL_ID has been seen.' });
  const { text } = found;
  if (text.length >= CUT_AT) {
    return { kind: 'none', reason: 'The text is too long to have been recorded whole.' };
  }
  if (found.dbSystem === 'postgresql' && !isPlannable(text)) {
    return { kind: 'none', reason: 'Only SELECT, INSERT, UPDATE, DELETE and WITH have plans.' };
  }
  try {
    const plan = await explainPlan(context.db, { sqlId, text });
    return plan.kind === 'lines' ? plan : { kind: 'steps', steps: planSteps(plan.document) };
  } catch (error) {
    log.warn({ err: error, sql_id: sqlId }, 'Plan could not be read');
    return { kind: 'none', reason: 'The database could not plan this text. The log says why.' };
  }
}
