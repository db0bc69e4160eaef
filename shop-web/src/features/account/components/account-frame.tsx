import { PageHeader, TabLinks } from '@octo/shared/ui';
import type { ReactElement, ReactNode } from 'react';
import { paths } from '@/paths';

const SECTIONS = [
  { key: 'overview', label: 'Overview', href: paths.account() },
  { key: 'orders', label: 'Orders', href: paths.accountOrders() },
  { key: 'addresses', label: 'Addresses', href: paths.accountAddresses() },
  { key: 'security', label: 'Security', href: paths.accountSecurity() },
  { key: 'privacy', label: 'Privacy', href: paths.accountPrivacy() },
] as const;

/** The frame of every page of an account. */
export function AccountFrame(props: {
  readonly current: (typeof SECTIONS)[number]['key'];
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const { current, title, actions, children } = props;
  return (
    <div className="shop-container py-8 lg:py-12">
      <PageHeader title={title} {...(actions !== undefined && { actions })} />
      <TabLinks
        label="Account"
        tabs={SECTIONS.map(({ key, ...tab }) => ({ ...tab, isCurrent: key === current }))}
        className="mt-4 mb-6"
      />
      {children}
    </div>
  );
}
