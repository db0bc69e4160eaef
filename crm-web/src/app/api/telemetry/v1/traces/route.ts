import { methodNotAllowed } from '@octo/shared/http';
import { createTraceReceiver } from '@octo/shared/otlp';
import { config } from '@/config';
import { observatory, systemContext } from '@/context';
import { storeSpans } from '@/features/observatory/ingest.service';
import { countCost } from '@/features/observatory/ingest-costs.service';

export const POST = createTraceReceiver({
  acceptedKeys: () => [config().INTERNAL_SERVICE_KEY, config().INTERNAL_SERVICE_KEY_PREVIOUS],
  store: (items, ids) => storeSpans(systemContext(ids), items),
  onOutcome: (outcome) => countCost(observatory(), 'spans', outcome),
});

const refuse = methodNotAllowed(['POST']);
export const GET = refuse;
export const PUT = refuse;
export const PATCH = refuse;
export const DELETE = refuse;
