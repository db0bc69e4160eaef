import { catalogSync } from '@octo/shared/contracts';
import { applyCatalogSync } from '@/features/catalog-sync/catalog-sync.service';
import { route } from '@/http';

export const POST = route(catalogSync, applyCatalogSync);
