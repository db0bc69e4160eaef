import { exportOrders } from '@/features/orders/order-list.service';
import { orderExportContract } from '@/features/orders/orders.schema';
import { csvRoute } from '@/http';

export const GET = csvRoute(orderExportContract, 'orders', (context, filter) =>
  exportOrders(context, filter),
);
