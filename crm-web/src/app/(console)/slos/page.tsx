import { PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { SloTable } from '@/features/slos/components/slo-table';
import { listSlos } from '@/features/slos/slos.service';
import { forPage } from '@/page';
import { AutoRefresh } from '@/ui/auto-refresh.client';

export const metadata: Metadata = { title: 'SLOs' };

export default async function SlosPage(): Promise<ReactElement> {
  const slos = await forPage(listSlos);
  return (
    <>
      <PageHeader
        title="SLOs"
        description="What is promised, how it is kept over 30 days, and how fast the error budget burns: at 1× it lasts just as long as the window."
      />
      <SloTable slos={slos} />
      <AutoRefresh everyMs={30_000} />
    </>
  );
}
