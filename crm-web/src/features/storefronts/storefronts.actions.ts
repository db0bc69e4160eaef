'use server';

import { refresh } from 'next/cache';
import { action } from '@/action';
import { editStorefrontInput } from './storefronts.schema';
import * as service from './storefronts.service';

/** Saves the storefront form. */
export const saveStorefront = action(
  { id: 'storefronts.update', input: editStorefrontInput },
  async (context, input) => {
    const saved = await service.editStorefront(context, input);
    refresh();
    return saved;
  },
);
