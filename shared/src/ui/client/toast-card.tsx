'use client';

import { type ReactElement, useEffect, useState } from 'react';
import { IconButton } from '../button';
import { cx } from '../cx';
import { CircleAlertIcon, CircleCheckIcon, InfoIcon, TriangleAlertIcon, XIcon } from '../icons';
import { toneText } from '../tone';
import type { ShownToast } from './toast';

const icons = { ok: CircleCheckIcon, info: InfoIcon, warn: TriangleAlertIcon, danger: CircleAlertIcon };

/** One shown toast; its time stands still while the pointer or the focus is on it (WCAG 2.2.1). */
export function ToastCard({
  toast,
  onDismiss,
}: {
  readonly toast: ShownToast;
  /** Must be stable: a new function restarts the time. */
  readonly onDismiss: (id: number) => void;
}): ReactElement {
  const { id, title, detail, tone = 'ok', action, durationMs = 6_000 } = toast;
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld || tone === 'danger') return;
    const timer = setTimeout(() => onDismiss(id), durationMs);
    return () => clearTimeout(timer);
  }, [isHeld, tone, durationMs, id, onDismiss]);
  const Icon = icons[tone];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only pauses the timer, nothing can be operated
    <div
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className="pointer-events-auto flex w-full max-w-sm items-start gap-3 rounded-lg border border-line bg-raised py-3 pr-2 pl-4 text-sm shadow-lg transition duration-base ease-out starting:translate-y-2 starting:opacity-0"
    >
      <Icon size={18} className={cx('mt-px', toneText[tone])} />
      <div className="min-w-0 flex-1 py-px">
        <p className="font-medium">{title}</p>
        {detail !== undefined && <div className="mt-0.5 text-ink-muted">{detail}</div>}
        {action !== undefined && (
          <button
            type="button"
            className="mt-1.5 rounded-xs font-medium text-accent-ink hover:underline"
            onClick={() => {
              action.onPress();
              onDismiss(id);
            }}
          >
            {action.label}
          </button>
        )}
      </div>
      <IconButton label="Dismiss" size="sm" onClick={() => onDismiss(id)} className="-my-1">
        <XIcon />
      </IconButton>
    </div>
  );
}
