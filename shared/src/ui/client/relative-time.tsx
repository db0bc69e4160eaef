'use client';

import type { ReactElement } from 'react';
import { cx } from '../cx';
import { type DateStyle, exactInstant, formatDate, formatRelative } from '../format-date';
import { useNow } from './clock';

type TimeProps = { readonly value: Date | string | number; readonly className?: string };

/**
 * "3 minutes ago", kept true while the page is open; the exact instant is in the tooltip. Until the script runs it
 * shows the time relative to `serverNow` (ms) when given, else the date.
 */
export function RelativeTime({
  value,
  serverNow,
  className,
}: TimeProps & { readonly serverNow?: number }): ReactElement {
  const now = useNow() ?? serverNow;
  return (
    <time
      dateTime={new Date(value).toISOString()}
      title={exactInstant(value)}
      className={cx('whitespace-nowrap tabular-nums', className)}
    >
      {now === undefined ? formatDate(value, { style: 'date' }) : formatRelative(value, now)}
    </time>
  );
}

/** An instant in the viewer's own zone and language; UTC until the script runs. */
export function LocalTime({
  value,
  style = 'dateTime',
  className,
}: TimeProps & { readonly style?: DateStyle }): ReactElement {
  const isInBrowser = useNow() !== null;
  const local = isInBrowser
    ? { locale: navigator.language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
    : {};
  return (
    <time
      dateTime={new Date(value).toISOString()}
      title={exactInstant(value)}
      className={cx('whitespace-nowrap tabular-nums', className)}
    >
      {formatDate(value, { style, ...local })}
    </time>
  );
}
