import { ssoLogoutContract } from '@octo/shared/auth/oidc';
import { methodNotAllowed } from '@octo/shared/http';
import { sso } from '@/features/sso/sso.service';
import { route } from '@/http';

export const GET = route(ssoLogoutContract, sso.logout);
export const POST = methodNotAllowed(['GET']);
export const PUT = POST;
export const PATCH = POST;
export const DELETE = POST;
