import { defineContract } from '@octo/shared/contracts';
import { z } from 'zod';

/** The customer's data as a file. */
export const exportContract = defineContract({
  id: 'account.export',
  method: 'GET',
  path: '/api/account/export',
  summary: 'Everything that is stored about the customer who is signed in, as JSON.',
  auth: 'session',
  response: z.record(z.string(), z.unknown()),
  errors: ['unauthenticated', 'forbidden'],
});
