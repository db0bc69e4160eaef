import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { CircleAlertIcon, CircleCheckIcon, type IconComponent, InfoIcon, TriangleAlertIcon } from './icons';
import { type Tone, toneBlock } from './tone';

const icons: Readonly<Record<Tone, IconComponent>> = {
  neutral: InfoIcon,
  accent: InfoIcon,
  info: InfoIcon,
  ok: CircleCheckIcon,
  warn: TriangleAlertIcon,
  danger: CircleAlertIcon,
};

/**
 * A message in the page. Set `role` only when it appears after an action of the viewer: "status" for news, "alert"
 * for a failure.
 */
export function Alert(props: {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly role?: 'status' | 'alert';
  readonly className?: string;
  readonly children?: ReactNode;
}): ReactElement {
  const { tone = 'info', title, actions, role, className, children } = props;
  const Icon = icons[tone];
  return (
    <div
      role={role}
      className={cx('flex gap-3 rounded-md border px-4 py-3 text-sm', toneBlock[tone], className)}
    >
      <Icon size={18} className="mt-px" />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children !== undefined && (
          <div className={cx('text-ink', title !== undefined && 'mt-0.5')}>{children}</div>
        )}
        {actions !== undefined && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
