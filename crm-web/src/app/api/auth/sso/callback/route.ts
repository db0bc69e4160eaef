import { ssoCallbackContract } from '@octo/shared/auth/oidc';
import { sso } from '@/features/sso/sso.service';
import { route } from '@/http';

export const GET = route(ssoCallbackContract, sso.callback);
