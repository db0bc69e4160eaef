import { getAvailability } from '@/features/catalogue/catalogue.schema';
import { getAvailabilityOf } from '@/features/catalogue/catalogue.service';
import { route } from '@/http';

export const GET = route(getAvailability, getAvailabilityOf);
