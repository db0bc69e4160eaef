'use client';

import type { Problem } from '@octo/shared/errors';
import { Alert, Field, Input, TextLink } from '@octo/shared/ui';
import { ErrorSummary, PasswordInput, SubmitButton } from '@octo/shared/ui/client';
import { type ReactElement, useActionState, useRef } from 'react';
import { paths } from '@/paths';
import { signIn } from '../auth.actions';

/** E-mail and password. Errors stand beside their field; what cannot be blamed on a field stands above. */
export function SignInForm({ returnTo }: { readonly returnTo: string }): ReactElement {
  const email = useRef('');
  const [problem, submit] = useActionState<Problem | null, FormData>(async (_previous, form) => {
    email.current = String(form.get('email') ?? '');
    const result = await signIn(form);
    return result.ok ? null : result.problem;
  }, null);
  const errors = problem?.errors ?? [];
  const errorOf = (name: string) => errors.find(({ path }) => path === name)?.message;
  return (
    <form action={submit} noValidate className="space-y-4">
      <ErrorSummary errors={errors.map(({ path, message }) => ({ name: path, message }))} />
      {problem && errors.length === 0 && (
        <Alert tone="danger" role="alert" title={problem.title}>
          {problem.detail ?? (problem.status >= 500 ? 'Nothing is lost. Try again in a moment.' : null)}
        </Alert>
      )}
      <input type="hidden" name="returnTo" value={returnTo} />
      <Field name="email" label="E-mail" error={errorOf('email')} isRequired>
        {(control) => (
          <Input
            {...control}
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={email.current}
            key={email.current}
          />
        )}
      </Field>
      <Field name="password" label="Password" error={errorOf('password')} isRequired>
        {(control) => <PasswordInput {...control} autoComplete="current-password" />}
      </Field>
      <p className="text-sm">
        <TextLink href={paths.forgotPassword()}>Forgot your password?</TextLink>
      </p>
      <SubmitButton size="lg" className="w-full">
        Sign in
      </SubmitButton>
    </form>
  );
}
