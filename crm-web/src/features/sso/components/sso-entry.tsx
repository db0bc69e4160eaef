import { ssoErrorSentence } from '@octo/shared/auth/oidc/errors';
import { Alert, buttonClass } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';

/**
 * The way to the identity domain, and why somebody came back from it. A plain link: a prefetch of it would begin a
 * sign-in that nobody asked for.
 */
export function SsoEntry(props: {
  readonly returnTo: string;
  /** Code out of the address; anything unknown is not shown. */
  readonly error: string | undefined;
  readonly isAvailable: boolean;
}): ReactElement | null {
  const { returnTo, error, isAvailable } = props;
  const sentence = ssoErrorSentence(error);
  if (!isAvailable && sentence === null) return null;
  return (
    <div className="mb-6 space-y-4">
      {sentence !== null && (
        <Alert tone="danger" role="alert" title="You are not signed in">
          {sentence}
        </Alert>
      )}
      {isAvailable && (
        <>
          <a
            href={paths.ssoLogin(returnTo)}
            className={buttonClass({ variant: 'secondary', size: 'lg', className: 'w-full' })}
          >
            Sign in with SSO
          </a>
          <p className="text-center text-sm text-ink-muted">or with your password</p>
        </>
      )}
    </div>
  );
}
