import 'server-only';
import { cookies } from 'next/headers';
import { DENSITY_COOKIE, type Density } from './ui/density.schema';

/** How dense the operator wants tables; remembered in a cookie, so the first paint is right. */
export async function readDensity(): Promise<Density> {
  return (await cookies()).get(DENSITY_COOKIE)?.value === 'comfortable' ? 'comfortable' : 'compact';
}
