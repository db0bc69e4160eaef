import { ssoStatusContract } from '@octo/shared/auth/oidc';
import { methodNotAllowed } from '@octo/shared/http';
import { sso } from '@/features/sso/sso.service';
import { route } from '@/http';

export const GET = route(ssoStatusContract, sso.status);

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
