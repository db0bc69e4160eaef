import { PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { forPage } from '@/page';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardPage(): Promise<ReactElement> {
  const { name } = await forPage(async ({ operator }) => operator);
  return <PageHeader title="Dashboard" description={`Signed in as ${name}.`} />;
}
