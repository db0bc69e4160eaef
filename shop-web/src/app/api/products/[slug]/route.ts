import { methodNotAllowed } from '@octo/shared/http';
import { getProduct } from '@/features/catalogue/catalogue.schema';
import { getProductOf } from '@/features/catalogue/catalogue.service';
import { route } from '@/http';

export const GET = route(getProduct, getProductOf);

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
