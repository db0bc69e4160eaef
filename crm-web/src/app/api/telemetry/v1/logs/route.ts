import { methodNotAllowed } from '@octo/shared/http';
import { createLogsReceiver } from '@octo/shared/otlp';
import { config } from '@/config';
import { observatory, systemContext } from '@/context';
import { countCost } from '@/features/observatory/ingest-costs.service';
import { storeLogs } from '@/features/observatory/log-ingest.service';

export const POST = createLogsReceiver({
  acceptedKeys: () => [config().INTERNAL_SERVICE_KEY, config().INTERNAL_SERVICE_KEY_PREVIOUS],
  store: (items, ids) => storeLogs(systemContext(ids), items),
  onOutcome: (outcome) => countCost(observatory(), 'logs', outcome),
});

const refuse = methodNotAllowed(['POST']);
export const GET = refuse;
export const PUT = refuse;
export const PATCH = refuse;
export const DELETE = refuse;
