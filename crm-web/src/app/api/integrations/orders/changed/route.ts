import { ordersChanged } from '@octo/shared/contracts';
import { methodNotAllowed } from '@octo/shared/http';
import { onOrdersChanged } from '@/features/sync/sync.service';
import { route } from '@/http';

export const POST = route(ordersChanged, onOrdersChanged);

const refuse = methodNotAllowed(['POST']);

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
