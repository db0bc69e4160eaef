import { methodNotAllowed } from '@octo/shared/http';
import { listCategories } from '@/features/catalogue/catalogue.schema';
import { listCategoriesOf } from '@/features/catalogue/catalogue.service';
import { route } from '@/http';

export const GET = route(listCategories, listCategoriesOf);

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
