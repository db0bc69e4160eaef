'use client';

import { Checkbox, Kbd } from '@octo/shared/ui';
import { Dialog } from '@octo/shared/ui/client';
import { useRouter } from 'next/navigation';
import { type ReactElement, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { navItemsFor } from '../shell.schema';
import {
  isTyping,
  OPEN_PALETTE_EVENT,
  OPEN_SHORTCUTS_EVENT,
  SHORTCUTS_STORAGE_KEY,
} from '../shortcut-keys.schema';

const SEQUENCE_MS = 1_200;

/**
 * Keyboard shortcuts of the console and the dialog that lists them (`?`). Shortcuts of a single character can be
 * switched off (WCAG 2.1.4): speech input and shaky hands press them by accident.
 */
export function Shortcuts({ role }: { readonly role: string }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const [isOn, setIsOn] = useState(true);
  const router = useRouter();
  const goneAt = useRef(0);
  const items = navItemsFor(role);

  useEffect(() => {
    try {
      setIsOn(localStorage.getItem(SHORTCUTS_STORAGE_KEY) !== 'off');
    } catch {
      // Storage is forbidden: the shortcuts stay on.
    }
  }, []);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    if (!isOn || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    const isSecondKey = event.timeStamp - goneAt.current < SEQUENCE_MS;
    goneAt.current = 0;
    const item = isSecondKey ? items.find(({ shortcut }) => shortcut === event.key) : undefined;
    if (item) router.push(item.href);
    else if (event.key === 'g') goneAt.current = event.timeStamp;
    else if (event.key === '?') setIsOpen(true);
    else if (event.key === '/') window.dispatchEvent(new Event(OPEN_PALETTE_EVENT));
    else return;
    event.preventDefault();
  });
  // Before the paint: a key pressed right after the page came must not be lost.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    const open = () => setIsOpen(true);
    window.addEventListener('keydown', listener);
    window.addEventListener(OPEN_SHORTCUTS_EVENT, open);
    return () => {
      window.removeEventListener('keydown', listener);
      window.removeEventListener(OPEN_SHORTCUTS_EVENT, open);
    };
  }, []);

  const remember = (shouldBeOn: boolean) => {
    setIsOn(shouldBeOn);
    try {
      if (shouldBeOn) localStorage.removeItem(SHORTCUTS_STORAGE_KEY);
      else localStorage.setItem(SHORTCUTS_STORAGE_KEY, 'off');
    } catch {
      // Storage is forbidden: the choice holds for this page.
    }
  };

  return (
    <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title="Keyboard shortcuts">
      <dl className="space-y-2 text-sm">
        <Shortcut keys={['⌘', 'K']} alternative={['Ctrl', 'K']} label="Search and commands" />
        <Shortcut keys={['/']} label="Search and commands" />
        <Shortcut keys={['?']} label="This list" />
        {items.map((item) => (
          <Shortcut key={item.key} keys={['g', item.shortcut]} label={`Go to ${item.label}`} />
        ))}
      </dl>
      <Checkbox
        className="mt-5 border-t border-line pt-4"
        name="single-key-shortcuts"
        label="Single-key shortcuts"
        hint="Switch off when keys are pressed by accident. ⌘K and Ctrl K keep working."
        checked={isOn}
        onChange={(event) => remember(event.currentTarget.checked)}
      />
    </Dialog>
  );
}

function Shortcut(props: {
  readonly keys: readonly string[];
  readonly alternative?: readonly string[];
  readonly label: string;
}): ReactElement {
  return (
    <div className="flex items-center justify-between gap-4">
      <dt>{props.label}</dt>
      <dd className="flex items-center gap-1 text-ink-subtle">
        {props.keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
        {props.alternative !== undefined && <span className="px-1 text-xs">or</span>}
        {props.alternative?.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  );
}
