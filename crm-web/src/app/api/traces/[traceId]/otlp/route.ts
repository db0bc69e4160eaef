import { methodNotAllowed, Reply } from '@octo/shared/http';
import { traceOtlpContract } from '@/features/traces/traces.schema';
import { downloadTrace } from '@/features/traces/traces.service';
import { route } from '@/http';

export const GET = route(traceOtlpContract, async (context, { params: { traceId } }) => {
  const { resourceSpans } = await downloadTrace(context, traceId);
  return new Reply({
    body: { resourceSpans: [...resourceSpans] },
    headers: { 'content-disposition': `attachment; filename="trace-${traceId}.json"` },
  });
});

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
