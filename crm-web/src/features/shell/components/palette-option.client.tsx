'use client';

import { cx } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { PaletteEntry } from './use-palette-entries.client';

/** One line of the palette. The focus stays in the field; the active line is told by aria-activedescendant. */
export function PaletteOption(props: {
  readonly id: string;
  readonly index: number;
  readonly entry: PaletteEntry;
  readonly isActive: boolean;
  readonly isFirstOfGroup: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}): ReactElement {
  const { id, index, entry, isActive, isFirstOfGroup, onPoint, onChoose } = props;
  return (
    <>
      {isFirstOfGroup && (
        <p
          role="presentation"
          className="px-2.5 pt-3 pb-1 text-2xs font-medium tracking-wide text-ink-subtle uppercase"
        >
          {entry.group}
        </p>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox, which keeps the focus */}
      <div
        id={id}
        role="option"
        data-index={index}
        aria-selected={isActive}
        tabIndex={-1}
        onMouseMove={onPoint}
        onClick={onChoose}
        className={cx(
          'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm',
          isActive && 'bg-accent-surface',
        )}
      >
        <span className="text-ink-muted">{entry.icon}</span>
        <span className="min-w-0 flex-1 truncate">{entry.label}</span>
        {entry.detail !== undefined && (
          <span className="truncate text-xs text-ink-muted tabular-nums">{entry.detail}</span>
        )}
      </div>
    </>
  );
}
