import { methodNotAllowed } from '@octo/shared/http';
import { logTailContract } from '@/features/logs/logs.schema';
import { tailLogs } from '@/features/logs/logs.service';
import { route } from '@/http';

export const GET = route(logTailContract, (context, { query }) => tailLogs(context, query));

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
