import type { ReactElement } from 'react';
import { cx } from './cx';
import { logoFrame, logoLight, logoStroke } from './logo-geometry';

/** Props of {@link LogoMark}. */
export type LogoMarkProps = { readonly size?: number; readonly label?: string; readonly className?: string };

/** The OCTO mark alone: an eight-rotor drone from above. Decoration unless `label` is given. */
export function LogoMark({ size = 26, label, className }: LogoMarkProps): ReactElement {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label or hidden; a <title> would add a tooltip
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      className={cx('shrink-0', className)}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path
        d={logoFrame}
        fill="currentColor"
        fillRule="evenodd"
        stroke="currentColor"
        strokeWidth={logoStroke}
        strokeLinejoin="round"
      />
      <path d={logoLight} fill="var(--color-accent)" fillRule="evenodd" />
    </svg>
  );
}

/** Mark and name; `suffix` names the application ("Console"). Put it inside the link to the home page. */
export function Logo(props: {
  readonly suffix?: string;
  readonly size?: number;
  readonly className?: string;
}): ReactElement {
  const { suffix, size = 26, className } = props;
  return (
    <span className={cx('inline-flex items-center gap-2.5 text-ink', className)}>
      <LogoMark size={size} />
      <span className="text-lg leading-none font-semibold tracking-[0.06em]">OCTO</span>
      {suffix !== undefined && (
        <span className="border-l border-line pl-2.5 text-sm leading-none text-ink-muted">{suffix}</span>
      )}
    </span>
  );
}
