import { countryName } from '@octo/shared/money';
import {
  Button,
  ButtonLink,
  EmptyState,
  Field,
  Input,
  KeysetPagination,
  PageHeader,
  SearchIcon,
  Table,
  Td,
  Th,
  Tr,
  UsersIcon,
} from '@octo/shared/ui';
import { RelativeTime } from '@octo/shared/ui/client';
import type { Metadata } from 'next';
import Form from 'next/form';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { readDensity } from '@/density';
import { customerListQuery } from '@/features/customers/customers.schema';
import { listCustomers } from '@/features/customers/customers.service';
import { forPage } from '@/page';
import { paths } from '@/paths';
import { readSearchParams } from '@/search-params';
import { DensitySwitch } from '@/ui/density-switch.client';

export const metadata: Metadata = { title: 'Customers' };

export default async function CustomersPage({
  searchParams,
}: PageProps<'/customers'>): Promise<ReactElement> {
  const { query } = readSearchParams(customerListQuery, await searchParams);
  const { q } = query;
  const { page, now } = await forPage(async (context) => ({
    page: await listCustomers(context, query),
    now: context.now().getTime(),
  }));
  const density = await readDensity();
  return (
    <>
      <PageHeader title="Customers" actions={<DensitySwitch density={density} />} />
      <Form
        action={paths.customers()}
        key={q}
        role="search"
        aria-label="Filter customers"
        className="mb-3 flex items-end gap-2"
      >
        <Field name="q" label="Search" className="w-full sm:w-72">
          {(control) => (
            <Input
              {...control}
              type="search"
              maxLength={100}
              defaultValue={q}
              placeholder="Name, e-mail or company"
              leading={<SearchIcon />}
            />
          )}
        </Field>
        <Button type="submit">Search</Button>
        {q !== undefined && (
          <ButtonLink href={paths.customers()} variant="ghost">
            Clear
          </ButtonLink>
        )}
      </Form>
      {page.items.length === 0 ? (
        <EmptyState
          className="rounded-lg border border-line bg-surface"
          icon={<UsersIcon size={20} />}
          title={q === undefined ? 'No customers yet' : 'Nobody matches this search'}
          description={
            q === undefined
              ? 'A customer is made by the first order.'
              : 'Try a part of the name or of the address.'
          }
          action={
            q === undefined ? undefined : <ButtonLink href={paths.customers()}>Show all customers</ButtonLink>
          }
        />
      ) : (
        <Table
          caption="Customers"
          density={density}
          isHeaderSticky
          frameClassName="max-h-[max(18rem,calc(100dvh-15rem))]"
        >
          <thead>
            <tr>
              <Th sorted="ascending">Name</Th>
              <Th>E-mail</Th>
              <Th>Company</Th>
              <Th>Country</Th>
              <Th isNumeric>Orders</Th>
              <Th>Known since</Th>
            </tr>
          </thead>
          <tbody>
            {page.items.map((customer) => (
              <Tr key={customer.id}>
                <Td>
                  <Link
                    href={paths.customer(customer.id)}
                    className="font-medium text-accent-ink hover:underline"
                  >
                    {customer.name}
                  </Link>
                </Td>
                <Td>{customer.email}</Td>
                <Td>{customer.company ?? '–'}</Td>
                <Td>{customer.country === null ? '–' : countryName(customer.country)}</Td>
                <Td isNumeric>{customer.orders}</Td>
                <Td>
                  <RelativeTime value={customer.createdAt} serverNow={now} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <KeysetPagination
        className="mt-3"
        summary={`${page.items.length} customers on this page`}
        previousHref={page.previousCursor ? paths.customers({ q, before: page.previousCursor }) : undefined}
        nextHref={page.nextCursor ? paths.customers({ q, after: page.nextCursor }) : undefined}
      />
    </>
  );
}
