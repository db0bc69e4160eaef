'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { action } from '@/action';
import * as service from './sync.service';

/** Pulls the shop's orders now. */
export const runSync = action({ id: 'orders.sync.trigger', input: z.object({}) }, async (context) => {
  const result = await service.syncNow(context);
  refresh();
  return result;
});
