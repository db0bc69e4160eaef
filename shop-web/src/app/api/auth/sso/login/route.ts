import { ssoLoginContract } from '@octo/shared/auth/oidc';
import { methodNotAllowed } from '@octo/shared/http';
import { sso } from '@/features/sso/sso.service';
import { route } from '@/http';

export const GET = route(ssoLoginContract, sso.login);
export const POST = methodNotAllowed(['GET']);
export const PUT = POST;
export const PATCH = POST;
export const DELETE = POST;
