import { methodNotAllowed } from '@octo/shared/http';
import { setLogLevelContract } from '@/features/health/log-level.schema';
import { changeLogLevel } from '@/features/health/log-level.service';
import { route } from '@/http';

export const PUT = route(setLogLevelContract, changeLogLevel);

const refuse = methodNotAllowed(['PUT']);

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST };
