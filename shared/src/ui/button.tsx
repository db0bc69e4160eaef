import Link from 'next/link';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-style';
import { Spinner } from './spinner';

type Look = { readonly variant?: ButtonVariant; readonly size?: ButtonSize };

/** Props of {@link Button}: those of `<button>` and its looks. */
export type ButtonProps = ComponentProps<'button'> &
  Look & {
    /** Shows a spinner over the label (width stays) and marks the button busy; presses do nothing. */
    readonly isBusy?: boolean;
    /** Says why the button may not be pressed now; it stays focusable so that the reason can be read. */
    readonly disabledReason?: string;
    readonly icon?: ReactNode;
  };

/** A button. `type` is "button" unless given, so it never submits a form by accident. */
export function Button(props: ButtonProps): ReactElement {
  const { variant, size, isBusy = false, disabledReason, icon, className, children, type, ...rest } = props;
  const isInert = isBusy || disabledReason !== undefined;
  return (
    <button
      {...rest}
      // An inert button keeps its focus (a disabled one would lose it), but must not submit.
      type={isInert ? 'button' : (type ?? 'button')}
      className={buttonClass({ variant, size, className })}
      {...(isInert && { 'aria-disabled': true, onClick: undefined })}
      {...(isBusy && { 'aria-busy': true })}
      {...(disabledReason !== undefined && { title: disabledReason, 'aria-description': disabledReason })}
    >
      <ButtonContent icon={icon} isHidden={isBusy}>
        {children}
      </ButtonContent>
      {isBusy && <Spinner className="absolute" />}
    </button>
  );
}

/** Props of {@link ButtonLink}: those of Next's `Link` and its looks. */
export type ButtonLinkProps = ComponentProps<typeof Link> & Look & { readonly icon?: ReactNode };

/** A link that looks like a button: use it when the press goes somewhere. */
export function ButtonLink({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: ButtonLinkProps): ReactElement {
  return (
    <Link {...rest} className={buttonClass({ variant, size, className })}>
      <ButtonContent icon={icon}>{children}</ButtonContent>
    </Link>
  );
}

function ButtonContent(props: {
  readonly icon?: ReactNode;
  readonly isHidden?: boolean;
  readonly children?: ReactNode;
}): ReactElement {
  const hidden = props.isHidden === true ? 'opacity-0' : undefined;
  return (
    <>
      {props.icon !== undefined && <span className={hidden}>{props.icon}</span>}
      <span className={hidden}>{props.children}</span>
    </>
  );
}

/** Props of {@link IconButton}; `label` is its name for screen readers and its tooltip. */
export type IconButtonProps = Omit<ButtonProps, 'children' | 'icon'> & {
  readonly label: string;
  readonly children: ReactNode;
};

/** A square button that shows an icon only. */
export function IconButton(props: IconButtonProps): ReactElement {
  const {
    variant = 'ghost',
    size,
    label,
    isBusy = false,
    disabledReason,
    className,
    children,
    type,
    ...rest
  } = props;
  const isInert = isBusy || disabledReason !== undefined;
  return (
    <button
      {...rest}
      type={isInert ? 'button' : (type ?? 'button')}
      aria-label={label}
      title={disabledReason ?? label}
      className={buttonClass({ variant, size, isSquare: true, className })}
      {...(isInert && { 'aria-disabled': true, onClick: undefined })}
      {...(isBusy && { 'aria-busy': true })}
      {...(disabledReason !== undefined && { 'aria-description': disabledReason })}
    >
      {isBusy ? <Spinner /> : children}
    </button>
  );
}
