import { methodNotAllowed } from '@octo/shared/http';
import { logSearchContract } from '@/features/logs/logs.schema';
import { searchLogs } from '@/features/logs/logs.service';
import { route } from '@/http';

export const GET = route(logSearchContract, async (context, { query }) => {
  const { items, problems, nextCursor } = await searchLogs(context, query);
  return { items: [...items], problems: [...problems], nextCursor };
});

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
