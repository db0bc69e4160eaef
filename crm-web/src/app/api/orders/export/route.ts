import { methodNotAllowed } from '@octo/shared/http';
import { exportOrders } from '@/features/orders/order-list.service';
import { orderExportContract } from '@/features/orders/orders.schema';
import { csvRoute } from '@/http';

export const GET = csvRoute(orderExportContract, 'orders', (context, filter) =>
  exportOrders(context, filter),
);

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
