import { methodNotAllowed } from '@octo/shared/http';
import { createMetricsReceiver } from '@octo/shared/otlp';
import { config } from '@/config';
import { observatory, systemContext } from '@/context';
import { countCost } from '@/features/observatory/ingest-costs.service';
import { storePoints } from '@/features/observatory/metric-ingest.service';

export const POST = createMetricsReceiver({
  acceptedKeys: () => [config().INTERNAL_SERVICE_KEY, config().INTERNAL_SERVICE_KEY_PREVIOUS],
  store: (items, ids) => storePoints(systemContext(ids), items),
  onOutcome: (outcome) => countCost(observatory(), 'metrics', outcome),
});

const refuse = methodNotAllowed(['POST']);
export const GET = refuse;
export const PUT = refuse;
export const PATCH = refuse;
export const DELETE = refuse;
