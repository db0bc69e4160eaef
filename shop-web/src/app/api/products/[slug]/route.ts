import { getProduct } from '@/features/catalogue/catalogue.schema';
import { getProductOf } from '@/features/catalogue/catalogue.service';
import { route } from '@/http';

export const GET = route(getProduct, getProductOf);
