import { PASSWORD_MIN_LENGTH } from '@octo/shared/auth/forms';
import { Field, Input } from '@octo/shared/ui';
import { PasswordInput } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';

type ErrorOf = (name: string) => string | undefined;

/** The address of an account. */
export function EmailField({ errorOf }: { readonly errorOf: ErrorOf }): ReactElement {
  return (
    <Field name="email" label="E-mail" error={errorOf('email')} isRequired>
      {(control) => (
        <Input
          {...control}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={255}
        />
      )}
    </Field>
  );
}

/** The password of an account that exists. */
export function PasswordField(props: {
  readonly errorOf: ErrorOf;
  readonly name?: string;
  readonly label?: string;
}): ReactElement {
  const { errorOf, name = 'password', label = 'Password' } = props;
  return (
    <Field name={name} label={label} error={errorOf(name)} isRequired>
      {(control) => <PasswordInput {...control} autoComplete="current-password" />}
    </Field>
  );
}

/** A password to choose. */
export function NewPasswordField(props: {
  readonly errorOf: ErrorOf;
  readonly name?: string;
  readonly label?: string;
}): ReactElement {
  const { errorOf, name = 'password', label = 'New password' } = props;
  return (
    <Field
      name={name}
      label={label}
      hint={`At least ${PASSWORD_MIN_LENGTH} characters. A few words in a row are easy to remember and hard to guess.`}
      error={errorOf(name)}
      isRequired
    >
      {(control) => <PasswordInput {...control} autoComplete="new-password" />}
    </Field>
  );
}
