import 'server-only';
import { createAction } from '@octo/shared/http/action';
import { visitorContext } from './context';

/** Binds a server action to a service: `export const ship = action({ id, input }, service.ship)`. */
export const action = createAction(visitorContext);
