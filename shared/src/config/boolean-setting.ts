import { z } from 'zod';

/** `true`/`false`/`1`/`0`. */
export const booleanSetting = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1');
