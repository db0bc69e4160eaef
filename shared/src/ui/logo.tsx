import type { ReactElement } from 'react';
import { cx } from './cx';

// Eight rotors on a circle read as an O; the two in front carry the heading light.
const ring = 8.55;
const rotors = Array.from({ length: 8 }, (_, index) => {
  const angle = ((index * 45 - 67.5) * Math.PI) / 180;
  return {
    x: Number((12 + ring * Math.cos(angle)).toFixed(2)),
    y: Number((12 + ring * Math.sin(angle)).toFixed(2)),
    isFront: index === 0 || index === 7,
  };
});
const arms = rotors.map(({ x, y }) => `M12 12 ${x} ${y}`).join('');

/** The OCTO mark alone: an eight-rotor drone from above. Decoration unless `label` is given. */
export function LogoMark({
  size = 28,
  label,
  className,
}: {
  readonly size?: number;
  readonly label?: string;
  readonly className?: string;
}): ReactElement {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label or hidden; a <title> would add a tooltip
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      className={cx('shrink-0', className)}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={arms} stroke="currentColor" strokeWidth="1.1" fill="none" />
      <path
        d="M10.55 8.5h2.9L15.5 10.55v2.9L13.45 15.5h-2.9L8.5 13.45v-2.9Z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="0.6"
        strokeLinejoin="round"
      />
      {rotors.map(({ x, y, isFront }) => (
        <circle
          key={`${x}-${y}`}
          cx={x}
          cy={y}
          r="2.75"
          fill={isFront ? 'var(--color-accent)' : 'currentColor'}
        />
      ))}
    </svg>
  );
}

/** Mark and name; `suffix` names the application ("Console"). Put it inside the link to the home page. */
export function Logo({
  suffix,
  size = 28,
  className,
}: {
  readonly suffix?: string;
  readonly size?: number;
  readonly className?: string;
}): ReactElement {
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
