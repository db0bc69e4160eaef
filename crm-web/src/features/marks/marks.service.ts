import 'server-only';
import { can } from '@octo/shared/auth/permissions';
import type { Database, StoreHandle } from '@octo/shared/db';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import { editsBetween } from '@/features/audit/audit.service';
import { findMarks, insertMark, updateMarkEnd } from './marks.repository';
import type { Mark, MarkRange, NewMark } from './marks.schema';

const MAX_MARKS = 100;

/** Writes a mark that charts show. @returns its id, for {@link endMark} */
export function recordMark(store: StoreHandle, mark: NewMark): Promise<number> {
  return insertMark(store, mark);
}

/** Says that what a mark told of is over. */
export function endMark(store: StoreHandle, id: number, at: Date): Promise<void> {
  return updateMarkEnd(store, id, at);
}

/**
 * What happened in a range, the newest first: deployments and faults of the store, and edits, which are read from the
 * audit log, so that they are written once. For background work; pages call {@link listMarks}.
 */
export async function marksBetween(
  sources: { readonly store: StoreHandle; readonly db: Database },
  range: MarkRange,
): Promise<readonly Mark[]> {
  const [rows, edits] = await Promise.all([
    findMarks(sources.store, { ...range, limit: MAX_MARKS }),
    editsBetween(sources.db, { ...range, limit: MAX_MARKS }),
  ]);
  const marks = [
    ...rows.map(({ id, at, endedAt, ...row }): Mark => {
      return { ...row, key: `mark ${id}`, at: at.toISOString(), endedAt: endedAt?.toISOString() ?? null };
    }),
    ...edits.map((edit): Mark => ({ ...edit, kind: 'edit', endedAt: null, service: null })),
  ];
  return marks.sort((a, b) => b.at.localeCompare(a.at)).slice(0, MAX_MARKS);
}

/**
 * What happened in a range, the newest first. Who did it is told to those only who may read the audit log.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function listMarks(context: CrmContext, range: MarkRange): Promise<readonly Mark[]> {
  const { role } = requirePermission(context, 'telemetry:read');
  const marks = await marksBetween({ store: requireObservatory(context), db: context.db }, range);
  return can(role, 'audit:read') ? marks : marks.map((mark) => ({ ...mark, actor: null }));
}
