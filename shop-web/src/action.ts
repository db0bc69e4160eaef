import 'server-only';
import { createAction } from '@octo/shared/http/action';
import { pageContext } from './context';

/** Binds a server action to a service: `export const signIn = action({ id, input }, service.signIn)`. */
export const action = createAction(pageContext);
