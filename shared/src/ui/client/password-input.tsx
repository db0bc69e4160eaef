'use client';

import { type ComponentProps, type ReactElement, useState } from 'react';
import { IconButton } from '../button';
import { EyeIcon, EyeOffIcon } from '../icons';
import { Input } from '../input';

/** Password field whose text can be shown, so that long passwords can be checked (WCAG 3.3.8). */
export function PasswordInput(props: Omit<ComponentProps<'input'>, 'type'>): ReactElement {
  const [isShown, setIsShown] = useState(false);
  return (
    <span className="relative block">
      <Input {...props} type={isShown ? 'text' : 'password'} className="pr-10!" />
      <IconButton
        label={isShown ? 'Hide password' : 'Show password'}
        aria-pressed={isShown}
        size="sm"
        onClick={() => setIsShown(!isShown)}
        className="absolute! inset-y-0 right-1 my-auto"
      >
        {isShown ? <EyeOffIcon /> : <EyeIcon />}
      </IconButton>
    </span>
  );
}
