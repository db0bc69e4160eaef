import { z } from 'zod';
import { defineContract } from './contract';

/** `POST /api/integrations/crm/catalog-sync` of the shop: products or storefronts were edited in the console. */
export const catalogSync = defineContract({
  id: 'integration.crm.catalog_sync',
  method: 'POST',
  path: '/api/integrations/crm/catalog-sync',
  summary: 'Makes the shop show catalogue changes at once.',
  auth: 'service',
  body: z.strictObject({
    scope: z.enum(['products', 'storefront', 'all']),
    /** Slugs of the changed products; empty for the other scopes. */
    slugs: z
      .array(z.string().regex(/^[a-z0-9-]{1,120}$/))
      .max(500)
      .default([]),
  }),
  response: z.object({ revalidated: z.number().int().nonnegative() }),
  errors: ['invalid_service_key', 'validation_failed', 'payload_too_large'],
  isIdempotent: true,
});
