import { cx } from './cx';

/** `primary` once per view, `secondary` for the rest, `ghost` inside toolbars and rows, `danger` for what destroys. */
export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
/** Heights follow the density: 32/40/48 px comfortable, 28/32/40 px compact. */
export type ButtonSize = 'sm' | 'md' | 'lg';

const variants: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-accent text-on-accent border-transparent shadow-xs hover:bg-accent-hover',
  secondary: 'bg-surface text-ink border-line-strong/60 shadow-xs hover:bg-hover hover:border-line-strong',
  ghost: 'bg-transparent text-ink border-transparent hover:bg-hover',
  danger: 'bg-danger text-on-danger border-transparent shadow-xs hover:bg-danger-hover',
};

const sizes: Readonly<Record<ButtonSize, string>> = {
  sm: 'min-h-(--control-sm) px-2.5 text-sm gap-1.5',
  md: 'min-h-(--control-md) px-4 compact:px-3 text-sm gap-2',
  lg: 'min-h-(--control-lg) px-6 text-base gap-2.5',
};

const squares: Readonly<Record<ButtonSize, string>> = {
  sm: 'size-(--control-sm)',
  md: 'size-(--control-md)',
  lg: 'size-(--control-lg)',
};

const base =
  'relative inline-flex items-center justify-center rounded-md border font-medium whitespace-nowrap select-none ' +
  'no-underline transition-[background-color,border-color,color,transform] duration-fast active:translate-y-px ' +
  'disabled:opacity-50 disabled:active:translate-y-0 disabled:cursor-not-allowed ' +
  'not-aria-busy:aria-disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:active:translate-y-0 ' +
  'aria-busy:cursor-progress';

/** Classes of a button; for the rare element that must look like one and cannot be {@link Button}. */
export function buttonClass(options: {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly isSquare?: boolean;
  readonly className?: string;
}): string {
  const { variant = 'secondary', size = 'md', isSquare = false, className } = options;
  return cx(base, variants[variant], isSquare ? squares[size] : sizes[size], className);
}
