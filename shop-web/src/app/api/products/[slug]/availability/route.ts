import { methodNotAllowed } from '@octo/shared/http';
import { getAvailability } from '@/features/catalogue/catalogue.schema';
import { getAvailabilityOf } from '@/features/catalogue/catalogue.service';
import { route } from '@/http';

export const GET = route(getAvailability, getAvailabilityOf);

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
