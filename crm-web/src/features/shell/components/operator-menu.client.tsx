'use client';

import { ChevronDownIcon, LogOutIcon } from '@octo/shared/ui';
import { Menu, MenuItem, useToast } from '@octo/shared/ui/client';
import { type ReactElement, useTransition } from 'react';
import { signOut } from '../shell.actions';

/** Who is signed in, and the way out. */
export function OperatorMenu(props: {
  readonly name: string;
  readonly email: string;
  readonly role: string;
}): ReactElement {
  const { name, email, role } = props;
  const [isPending, startTransition] = useTransition();
  const toast = useToast();
  const leave = () =>
    startTransition(async () => {
      const result = await signOut(undefined);
      if (!result.ok)
        toast({ tone: 'danger', title: 'You are still signed in', detail: result.problem.title });
    });
  return (
    <Menu
      variant="ghost"
      label={`Operator menu: ${name}`}
      trigger={
        <>
          <span
            aria-hidden
            className="grid size-6 place-items-center rounded-full bg-accent-surface text-2xs font-semibold text-accent-ink"
          >
            {initials(name)}
          </span>
          <span className="max-w-32 truncate max-md:hidden">{name}</span>
          <ChevronDownIcon size={14} className="text-ink-subtle max-md:hidden" />
        </>
      }
    >
      <div role="presentation" className="px-2.5 py-1.5 text-sm">
        <p className="font-medium">{name}</p>
        <p className="text-xs text-ink-muted">{email}</p>
        <p className="mt-0.5 text-xs text-ink-muted">Role: {role}</p>
      </div>
      <hr />
      <MenuItem
        icon={<LogOutIcon />}
        onSelect={leave}
        {...(isPending && { disabledReason: 'You are being signed out.' })}
      >
        Sign out
      </MenuItem>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}
