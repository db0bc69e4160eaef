import 'server-only';
import { createRoute } from '@octo/shared/http';
import { createContext } from './context';

/** Binds a contract to a service: `export const POST = route(contract, service)`. */
export const route = createRoute(createContext);
