'use client';

import { type ReactElement, useId } from 'react';
import { cx } from '../cx';
import { MonitorIcon, MoonIcon, SunIcon } from '../icons';
import type { ThemeChoice } from '../theme-script';
import { setTheme, useTheme } from './theme-store';

const choices = [
  { value: 'system', label: 'System theme', Icon: MonitorIcon },
  { value: 'light', label: 'Light theme', Icon: SunIcon },
  { value: 'dark', label: 'Dark theme', Icon: MoonIcon },
] as const satisfies ReadonlyArray<{ value: ThemeChoice; label: string; Icon: unknown }>;

/** Three-way choice of the theme, remembered in the browser. Needs `themeScript` in `<head>`. */
export function ThemeSwitch({ className }: { readonly className?: string }): ReactElement {
  const theme = useTheme();
  // Two switches on one page (header and menu) must not be one radio group.
  const name = useId();
  return (
    <fieldset className={cx('inline-flex rounded-full border border-line bg-sunken p-0.5', className)}>
      <legend className="sr-only">Theme</legend>
      {choices.map(({ value, label, Icon }) => (
        <label
          key={value}
          title={label}
          className="relative grid size-7 place-items-center rounded-full text-ink-muted transition-colors duration-fast hover:text-ink has-checked:bg-surface has-checked:text-ink has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={value}
            aria-label={label}
            checked={theme === value}
            onChange={() => setTheme(value)}
            className="absolute inset-0 appearance-none rounded-full outline-none"
          />
          <Icon size={14} />
        </label>
      ))}
    </fieldset>
  );
}
