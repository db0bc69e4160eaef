'use server';

import { refresh } from 'next/cache';
import { action } from '@/action';
import { editProductInput } from './products.schema';
import * as service from './products.service';

/** Saves the product form. */
export const saveProduct = action(
  { id: 'products.update', input: editProductInput },
  async (context, input) => {
    const saved = await service.editProduct(context, input);
    refresh();
    return saved;
  },
);
