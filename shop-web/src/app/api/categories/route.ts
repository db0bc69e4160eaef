import { listCategories } from '@/features/catalogue/catalogue.schema';
import { listCategoriesOf } from '@/features/catalogue/catalogue.service';
import { route } from '@/http';

export const GET = route(listCategories, listCategoriesOf);
