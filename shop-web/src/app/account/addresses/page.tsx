import { Card } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { forCustomer } from '@/customer-page';
import { listAddresses } from '@/features/account/addresses.service';
import { AccountFrame } from '@/features/account/components/account-frame';
import { AddressForm } from '@/features/account/components/address-form.client';
import { AddressList } from '@/features/account/components/address-list';
import { paths } from '@/paths';
import { tracedPage } from '@/traced-page';

export const metadata: Metadata = { title: 'Your addresses', robots: { index: false } };

export default tracedPage(async function AccountAddressesPage(): Promise<ReactElement> {
  const addresses = await forCustomer(paths.accountAddresses(), listAddresses);
  return (
    <AccountFrame current="addresses" title="Your addresses">
      <div className="space-y-6">
        <AddressList addresses={addresses} />
        <Card title="Add an address">
          <AddressForm />
        </Card>
      </div>
    </AccountFrame>
  );
});
