import { setShopLogLevel } from '@octo/shared/contracts';
import { methodNotAllowed } from '@octo/shared/http';
import { changeLogLevel } from '@/features/health/log-level.service';
import { route } from '@/http';

export const PUT = route(setShopLogLevel, changeLogLevel);

const refuse = methodNotAllowed(['PUT']);

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST };
