import Link from 'next/link';
import type { ComponentProps, ReactElement } from 'react';
import { type ButtonVariant, buttonClass } from './button-style';

/** One step of a pagination; without `href` it is a greyed-out text that assistive technology knows as disabled link. */
export function StepLink(
  props: Omit<ComponentProps<'a'>, 'href'> & {
    readonly href: string | undefined;
    readonly variant?: ButtonVariant;
  },
): ReactElement {
  const { href, variant = 'secondary', className, children, ...rest } = props;
  const classes = className ?? buttonClass({ variant });
  if (href === undefined) {
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: a disabled link is announced but is no stop of the Tab key
      // biome-ignore lint/a11y/useSemanticElements: the element of this role is <a href>, and there is nowhere to go
      <span role="link" aria-disabled="true" className={classes}>
        {children}
      </span>
    );
  }
  return (
    <Link {...rest} href={href} className={classes}>
      {children}
    </Link>
  );
}
