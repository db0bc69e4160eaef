import type { OracleConnection } from '../../../oracle/driver';

/** When the session is lost: before the server gets the call, or before the client gets the answer. */
export type Loss = 'before' | 'after';

const lost = () =>
  Object.assign(new Error('NJS-500: connection to the Oracle Database was broken'), { code: 'NJS-500' });

/** A session that is lost at its n-th call, counted from 1, and stays so. */
export function losingSession(connection: OracleConnection, at: number, loss: Loss): OracleConnection {
  let calls = 0;
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls > at || (calls === at && loss === 'before')) throw lost();
    const result = await work();
    if (calls === at) throw lost();
    return result;
  };
  return new Proxy(connection, {
    get(target, name: keyof OracleConnection) {
      if (name === 'execute')
        return (...call: Parameters<OracleConnection['execute']>) => guarded(() => target.execute(...call));
      if (name === 'rollback') return () => guarded(() => target.rollback());
      const value = target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value),
  });
}
