import 'server-only';
import { type Db, Prisma } from '@octo/shared/db';
import type { SecurityEventRow } from '@octo/shared/security';

/** Which events are meant. */
export interface EventFilter {
  readonly types?: readonly string[];
  readonly severity?: string;
  readonly application?: string;
  readonly from: Date;
  readonly until: Date;
}

/** Appends rows to the record of attacks. */
export async function insertSecurityEvents(db: Db, rows: readonly SecurityEventRow[]): Promise<void> {
  await db.securityEvent.createMany({ data: [...rows] });
}

/** Deletes what is older. @returns how many rows */
export async function deleteSecurityEventsBefore(db: Db, before: Date): Promise<number> {
  const { count } = await db.securityEvent.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}

const whereOf = ({
  types,
  severity,
  application,
  from,
  until,
}: EventFilter): Prisma.SecurityEventWhereInput => ({
  createdAt: { gte: from, lt: until },
  ...(types ? { attackType: { in: [...types] } } : {}),
  ...(severity ? { severity } : {}),
  ...(application ? { application } : {}),
});

/** Events that match, newest first; `isForward` false reads upwards from the position. */
export function findSecurityEvents(
  db: Db,
  slice: {
    readonly filter: EventFilter;
    /** Id of the last row seen. */
    readonly position: number | null;
    readonly isForward: boolean;
    readonly limit: number;
  },
) {
  const { filter, position, isForward, limit } = slice;
  return db.securityEvent.findMany({
    where: {
      ...whereOf(filter),
      // Rows are only ever appended, so the id alone is their order.
      ...(position === null ? {} : { id: isForward ? { lt: position } : { gt: position } }),
    },
    select: {
      id: true,
      attackType: true,
      severity: true,
      application: true,
      method: true,
      route: true,
      clientIpMasked: true,
      userId: true,
      traceId: true,
      evidence: true,
      createdAt: true,
    },
    orderBy: { id: isForward ? 'desc' : 'asc' },
    take: limit,
  });
}

/** Events per type. */
export async function countByType(
  db: Db,
  filter: EventFilter,
): Promise<readonly { readonly attackType: string; readonly count: number }[]> {
  const rows = await db.securityEvent.groupBy({
    by: ['attackType'],
    where: whereOf(filter),
    _count: { id: true },
  });
  return rows.map(({ attackType, _count }) => ({ attackType, count: _count.id }));
}

/** How many different addresses the events came from. */
export async function countSources(db: Db, filter: EventFilter): Promise<number> {
  const rows = await db.securityEvent.groupBy({ by: ['clientIpHash'], where: whereOf(filter) });
  return rows.length;
}

/** Events per stretch of time and severity; stretches begin at the given instants and end at the next one. */
export async function countByStretch(
  db: Db,
  filter: EventFilter & { readonly starts: readonly Date[] },
): Promise<readonly { readonly stretch: number; readonly severity: string; readonly count: number }[]> {
  const { starts, until, from, types, severity, application } = filter;
  // Numbers of our own, written into the text: a database cannot tell the type of a bind in this place.
  const cases = starts
    .map((start, index) => Prisma.sql`WHEN created_at >= ${start} THEN ${Prisma.raw(String(index))}`)
    .reverse();
  const conditions = [
    Prisma.sql`created_at >= ${from} AND created_at < ${until}`,
    ...(types ? [Prisma.sql`attack_type IN (${Prisma.join([...types])})`] : []),
    ...(severity ? [Prisma.sql`severity = ${severity}`] : []),
    ...(application ? [Prisma.sql`application = ${application}`] : []),
  ];
  return db.$queryRaw`/* security.countByStretch */
    SELECT e."stretch", e.severity, CAST(COUNT(*) AS INTEGER) AS "count"
      FROM (SELECT severity, CASE ${Prisma.join(cases, ' ')} ELSE 0 END AS "stretch"
              FROM security_events
             WHERE ${Prisma.join(conditions, ' AND ')}) e
     GROUP BY e."stretch", e.severity`;
}
