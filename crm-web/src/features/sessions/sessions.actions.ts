'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/action';
import { paths } from '@/paths';
import { sessionActionSchema } from './sessions.schema';
import * as service from './sessions.service';

/** Ends one session. */
export const endSession = action(
  { id: 'sessions.end', input: sessionActionSchema },
  async (context, input) => {
    await service.endSession(context, input);
    revalidatePath(paths.sessions());
  },
);
