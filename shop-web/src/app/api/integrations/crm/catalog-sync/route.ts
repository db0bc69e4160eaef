import { catalogSync } from '@octo/shared/contracts';
import { methodNotAllowed } from '@octo/shared/http';
import { applyCatalogSync } from '@/features/catalog-sync/catalog-sync.service';
import { route } from '@/http';

export const POST = route(catalogSync, applyCatalogSync);

const refuse = methodNotAllowed(['POST']);

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
