import { ssoLoginContract } from '@octo/shared/auth/oidc';
import { sso } from '@/features/sso/sso.service';
import { route } from '@/http';

export const GET = route(ssoLoginContract, sso.login);
