import 'server-only';
import type { ContractArgs, ContractResult, catalogSync } from '@octo/shared/contracts';
import { AppError } from '@octo/shared/errors';
import { addSpanAttributes, getLogger } from '@octo/shared/telemetry';
import type { ShopContext } from '../../context';
import { revalidateCatalogue } from '../catalogue/catalogue.cached';
import { revalidateStorefront } from '../storefront/storefront.cached';

const log = getLogger('catalog-sync');

/**
 * Drops what the shop has cached of the named products, or of the whole catalogue. Repeating it is harmless.
 *
 * @throws AppError `invalid_service_key` for anybody but a service
 */
export async function applyCatalogSync(
  ctx: ShopContext,
  { body }: ContractArgs<typeof catalogSync>,
): Promise<ContractResult<typeof catalogSync>> {
  if (ctx.caller !== 'service') throw new AppError('invalid_service_key');
  if (body.scope !== 'products') revalidateStorefront();
  const isWhole = body.scope !== 'products' || body.slugs.length === 0;
  revalidateCatalogue(isWhole ? 'all' : body.slugs);
  addSpanAttributes({ 'catalog.sync.action': body.scope, 'catalog.sync.count': body.slugs.length });
  log.info({ scope: body.scope, count: body.slugs.length }, 'CRM catalog sync applied');
  return { revalidated: isWhole ? 0 : body.slugs.length };
}
