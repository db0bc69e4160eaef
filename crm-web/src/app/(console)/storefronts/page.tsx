import { Badge, PageHeader, Table, Td, TextLink, Th, Tr } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { listStorefronts } from '@/features/storefronts/storefronts.service';
import { forPage } from '@/page';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Storefronts' };

const TONES = { active: 'ok', maintenance: 'warn', inactive: 'neutral' } as const;

export default async function StorefrontsPage(): Promise<ReactElement> {
  const storefronts = await forPage(listStorefronts);
  return (
    <>
      <PageHeader title="Storefronts" description="Where the catalogue is sold." />
      <Table caption="Storefronts">
        <thead>
          <tr>
            <Th>Name</Th>
            <Th>State</Th>
            <Th>Region</Th>
            <Th>Currency</Th>
            <Th isNumeric>Products</Th>
          </tr>
        </thead>
        <tbody>
          {storefronts.map((storefront) => (
            <Tr key={storefront.id}>
              <Td>
                <TextLink href={paths.storefront(storefront.id)}>{storefront.name}</TextLink>
              </Td>
              <Td>
                <Badge tone={TONES[storefront.status as keyof typeof TONES] ?? 'neutral'}>
                  {storefront.status}
                </Badge>
              </Td>
              <Td>{storefront.region}</Td>
              <Td>{storefront.currency}</Td>
              <Td isNumeric>{storefront.productCount}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
