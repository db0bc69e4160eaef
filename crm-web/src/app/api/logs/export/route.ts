import { methodNotAllowed } from '@octo/shared/http';
import { exportLogs } from '@/features/logs/export-logs.service';
import { logExportContract } from '@/features/logs/logs.schema';
import { csvRoute } from '@/http';

export const GET = csvRoute(logExportContract, 'logs', exportLogs);

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
