import { ordersChanged } from '@octo/shared/contracts';
import { onOrdersChanged } from '@/features/sync/sync.service';
import { route } from '@/http';

export const POST = route(ordersChanged, onOrdersChanged);
