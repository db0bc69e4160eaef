import { methodNotAllowed } from '@octo/shared/http';
import { whoAmIContract } from '@/features/shell/shell.schema';
import { whoAmI } from '@/features/shell/who-am-i.service';
import { route } from '@/http';

export const GET = route(whoAmIContract, whoAmI);

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
