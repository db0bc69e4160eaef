import { methodNotAllowed } from '@octo/shared/http';
import { searchOrders } from '@/features/orders/search-orders.service';
import { searchContract } from '@/features/shell/shell.schema';
import { route } from '@/http';

export const GET = route(searchContract, async (context, { query }) => {
  const orders = await searchOrders(context, query.q);
  return {
    orders: orders.map(({ number, contactName, contactEmail, status, totalMinor, currency }) => ({
      number,
      contactName,
      contactEmail,
      status,
      totalMinor,
      currency,
    })),
  };
});

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
