import { refusalReason } from '@octo/shared/auth/permissions';
import { AppError } from '@octo/shared/errors';
import { Breadcrumbs, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { StorefrontForm } from '@/features/storefronts/components/storefront-form.client';
import { getStorefront } from '@/features/storefronts/storefronts.service';
import { forPage } from '@/page';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Storefront' };

const storefrontId = z.coerce.number().int().positive().max(2_147_483_647);

export default async function StorefrontPage({
  params,
}: PageProps<'/storefronts/[id]'>): Promise<ReactElement> {
  const { id: raw } = await params;
  const { storefront, role } = await forPage(async (ctx) => {
    const id = storefrontId.safeParse(raw);
    if (!id.success) throw new AppError('not_found');
    return { storefront: await getStorefront(ctx, id.data), role: ctx.operator.role };
  });
  return (
    <>
      <PageHeader
        title={storefront.name}
        breadcrumbs={
          <Breadcrumbs
            items={[{ label: 'Storefronts', href: paths.storefronts() }, { label: storefront.slug }]}
          />
        }
      />
      <StorefrontForm storefront={storefront} disabledReason={refusalReason(role, 'products:write')} />
    </>
  );
}
