import 'server-only';
import type { Store } from '@octo/shared/db';

/**
 * Makes one thing for each store and process, on first use: writers and counters must not exist twice, although each
 * route is a bundle of its own and development reloads modules.
 *
 * @param name tells one kind of thing from another
 */
export function perStore<T>(name: string, make: (store: Store) => T): (store: Store) => T {
  const key = Symbol.for(`octo.observatory.${name}`);
  const holder = globalThis as typeof globalThis & { [key: symbol]: WeakMap<Store, T> | undefined };
  return (store) => {
    holder[key] ??= new WeakMap();
    const things = holder[key];
    let thing = things.get(store);
    if (thing === undefined) {
      thing = make(store);
      things.set(store, thing);
    }
    return thing;
  };
}
