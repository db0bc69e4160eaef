import { listOrdersForSync } from '@octo/shared/contracts';
import { listOrders } from '@/features/order-feed/order-feed.service';
import { route } from '@/http';

export const GET = route(listOrdersForSync, listOrders);
