import { Logo } from '@octo/shared/ui';
import { ThemeSwitch } from '@octo/shared/ui/client';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { demoPassword } from '@/config';
import { visitorContext } from '@/context';
import { safeReturnTo } from '@/features/auth/auth.schema';
import { DemoHint } from '@/features/auth/components/demo-hint';
import { SignInForm } from '@/features/auth/components/sign-in-form.client';
import { SsoEntry } from '@/features/sso/components/sso-entry';
import { identityDomain } from '@/features/sso/sso.service';
import { guarded } from '@/page';

export const metadata: Metadata = { title: 'Sign in' };

export default async function LoginPage({ searchParams }: PageProps<'/login'>): Promise<ReactElement> {
  const { returnTo, sso_error: ssoError } = await searchParams;
  const target = safeReturnTo(typeof returnTo === 'string' ? returnTo : null);
  const { operator } = await guarded(visitorContext);
  if (operator) redirect(target);
  const password = demoPassword();
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-4 py-10">
      <Logo suffix="Console" />
      <h1 className="mt-8 text-2xl font-semibold">Sign in</h1>
      <p className="mt-1 mb-6 text-sm text-ink-muted">Operations console of the OCTO platform.</p>
      <SsoEntry
        returnTo={target}
        error={typeof ssoError === 'string' ? ssoError : undefined}
        isAvailable={identityDomain() !== null}
      />
      <SignInForm returnTo={target} />
      {password !== null && <DemoHint password={password} />}
      <div className="mt-10">
        <ThemeSwitch />
      </div>
    </main>
  );
}
