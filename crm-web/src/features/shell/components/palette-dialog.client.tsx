'use client';

import { SearchIcon, Spinner } from '@octo/shared/ui';
import { Dialog } from '@octo/shared/ui/client';
import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { PaletteOption } from './palette-option.client';
import { usePaletteEntries } from './use-palette-entries.client';

interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly role: string;
}

/** Command palette: pages, orders and actions in one list, driven by the keyboard. */
export function PaletteDialog({ isOpen, onClose, role }: PaletteProps): ReactElement {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Search and commands"
      className="mt-[12vh]! mb-auto! w-[min(40rem,calc(100vw-2rem))]!"
    >
      <PaletteBody role={role} onClose={onClose} />
    </Dialog>
  );
}

/** Mounted only while the dialog is open, so every opening starts fresh. A combobox with a list of options. */
function PaletteBody({
  role,
  onClose,
}: {
  readonly role: string;
  readonly onClose: () => void;
}): ReactElement {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { entries, isSearching, hint } = usePaletteEntries(role, text);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const index = Math.min(active, entries.length - 1);

  useEffect(() => {
    list.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  const choose = (position: number) => {
    const entry = entries[position];
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = entries.length - 1;
    const target = {
      ArrowDown: index >= last ? 0 : index + 1,
      ArrowUp: index <= 0 ? last : index - 1,
      Home: 0,
      End: last,
    }[event.key];
    // Home and End belong to the text while there is any.
    const isCaretKey = (event.key === 'Home' || event.key === 'End') && text !== '';
    if (target !== undefined && !isCaretKey) {
      event.preventDefault();
      setActive(target);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(index);
    }
  };

  return (
    <>
      <div className="relative">
        <SearchIcon className="pointer-events-none absolute inset-y-0 left-3 my-auto text-ink-subtle" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={entries.length > 0 ? `${listId}-${index}` : undefined}
          aria-label="Search pages, orders and actions"
          autoComplete="off"
          spellCheck={false}
          placeholder="Page, action, order number, e-mail or name"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-11 w-full rounded-md border border-line-strong bg-surface pr-10 pl-9 text-base placeholder:text-ink-subtle focus-visible:-outline-offset-2"
        />
        {isSearching && <Spinner className="absolute inset-y-0 right-3 my-auto" />}
      </div>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label="Results"
        className="mt-2 max-h-[50vh] overflow-y-auto"
      >
        {entries.map((entry, position) => (
          <PaletteOption
            key={entry.key}
            id={`${listId}-${position}`}
            index={position}
            entry={entry}
            isActive={position === index}
            isFirstOfGroup={entry.group !== entries[position - 1]?.group}
            onPoint={() => setActive(position)}
            onChoose={() => choose(position)}
          />
        ))}
      </div>
      <p role="status" className="mt-2 text-xs text-ink-subtle">
        {entries.length === 0 && !isSearching ? 'Nothing found. ' : ''}
        {hint}
      </p>
    </>
  );
}
