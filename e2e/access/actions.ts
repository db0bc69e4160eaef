import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from './routes';

const MANIFESTS = { shop: '../../shop-web/.next', crm: '../../crm-web/.next' } as const;

/** What Next writes about the server actions of a build, as far as the walk reads it. */
interface Manifest {
  readonly node: Readonly<
    Record<
      string,
      {
        readonly workers: Readonly<Record<string, unknown>>;
        readonly filename: string;
        readonly exportedName: string;
      }
    >
  >;
}

/** A server action that a build answers to. */
export interface ServerAction {
  readonly app: Route['app'];
  /** `crm orders.shipOrder`: application, file of actions, exported name. */
  readonly name: string;
  /** By which the framework finds it. */
  readonly id: string;
  /** A page that offers it, as {@link Route.template}. */
  readonly template: string;
}

/** Every server action of both builds by name; what ends sessions comes last. */
export function allActions(): readonly ServerAction[] {
  const endsSessions = ({ name }: ServerAction) => Number(/\.signOut(?:Everywhere)?$/.test(name));
  return (['crm', 'shop'] as const)
    .flatMap(actionsOf)
    .toSorted((a, b) => endsSessions(a) - endsSessions(b) || a.name.localeCompare(b.name));
}

function actionsOf(app: Route['app']): readonly ServerAction[] {
  const file = join(import.meta.dirname, MANIFESTS[app], 'server/server-reference-manifest.json');
  const { node }: Manifest = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => {
    const feature = /\/([\w-]+)\.actions\.ts$/.exec(filename)?.[1];
    const [page] = Object.keys(workers);
    if (!feature || !page) throw new Error(`${app}: an action that is in no file of actions: ${filename}`);
    const segments = page.split('/').slice(1, -1);
    const template = `/${segments.filter((part) => !/^\(.*\)$/.test(part)).join('/')}`;
    return { app, name: `${app} ${feature}.${exportedName}`, id, template };
  });
}

/** See `ActionResult` in shared/src/errors. */
type Result =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly problem: { readonly code: string; readonly errors?: readonly { readonly code: string }[] };
    };

/**
 * Calls an action as a browser does, without one.
 * @returns `ok`, the code of the refusal (of a field's, if one is to blame), `to /path`, or the status of anything else
 */
export async function callAction(
  url: string,
  action: ServerAction,
  input: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      ...headers,
      'next-action': action.id,
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      origin: new URL(url).origin,
    },
    body: JSON.stringify([input]),
  });
  const text = await answer.text();
  const target = answer.headers.get('x-action-redirect');
  if (target) return `to ${new URL(target.split(';')[0] ?? '', url).pathname}`;
  const result = resultIn(text);
  if (!result) return `${answer.status} without a result`;
  if (result.ok) return 'ok';
  const { code, errors = [] } = result.problem;
  return [code, ...errors.map((error) => error.code)].join(' ');
}

/** The answer to an action in React's stream: the first row says in which row it is. */
function resultIn(stream: string): Result | undefined {
  const row = /^0:.*?"a":"\$@(\w+)"/m.exec(stream)?.[1];
  const json = row && new RegExp(`^${row}:(.*)$`, 'm').exec(stream)?.[1];
  return json ? JSON.parse(json) : undefined;
}
