'use server';

import { refresh } from 'next/cache';
import { action } from '@/action';
import { adjustStockInput } from './stock.schema';
import * as service from './stock.service';

/** Adjusts the stock of a product by hand. */
export const adjustStock = action({ id: 'stock.adjust', input: adjustStockInput }, async (context, input) => {
  const adjusted = await service.adjustProductStock(context, input);
  refresh();
  return adjusted;
});
