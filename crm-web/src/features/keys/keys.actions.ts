'use server';

import { action } from '@/action';
import { createKeySchema, keyActionSchema } from './keys.schema';
import * as service from './keys.service';

/** Makes a key and answers it, this once. */
export const createKey = action({ id: 'keys.create', input: createKeySchema }, service.createKey);

/** Ends a key. */
export const revokeKey = action({ id: 'keys.revoke', input: keyActionSchema }, service.revokeKey);
