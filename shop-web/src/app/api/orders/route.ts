import { listOrdersForSync } from '@octo/shared/contracts';
import { methodNotAllowed } from '@octo/shared/http';
import { listOrders } from '@/features/order-feed/order-feed.service';
import { route } from '@/http';

export const GET = route(listOrdersForSync, listOrders);

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
