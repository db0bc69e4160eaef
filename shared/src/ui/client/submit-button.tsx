'use client';

import type { ReactElement } from 'react';
import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from '../button';

/** Submits its form and is busy while the form's action runs, so a double press does nothing twice. */
export function SubmitButton({
  variant = 'primary',
  isBusy = false,
  ...rest
}: Omit<ButtonProps, 'type'>): ReactElement {
  const { pending } = useFormStatus();
  return <Button {...rest} type="submit" variant={variant} isBusy={isBusy || pending} />;
}
