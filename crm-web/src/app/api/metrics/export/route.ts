import { methodNotAllowed } from '@octo/shared/http';
import { metricExportContract } from '@/features/metrics/explore.schema';
import { exportMetric } from '@/features/metrics/explore.service';
import { csvRoute } from '@/http';

export const GET = csvRoute(metricExportContract, 'metric', exportMetric);

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
