/** Where a module stands in the architecture, told from its path. */
import { posix } from 'node:path';

const ROLES = ['schema', 'service', 'cached', 'repository', 'actions', 'client'];

function roleOf(fileName) {
  const suffix = /\.([a-z]+)\.tsx?$/.exec(fileName)?.[1];
  return ROLES.includes(suffix) ? suffix : 'plain';
}

/**
 * @param {string} path relative to the repository
 * @returns `{ workspace, layer, feature?, role?, entry?, name }`
 *   layer: 'app' | 'feature' | 'component' | 'ui' | 'edge' in the applications, 'shared', 'infra', 'e2e', 'root'
 */
export function kindOf(path) {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const [workspace] = parts;
  if (workspace === 'shared') {
    const entry = (parts[1] === 'src' ? parts[2] : parts[1]) ?? '';
    return { workspace, layer: 'shared', entry: entry.replace(/\.tsx?$/, ''), name };
  }
  if (workspace === 'infra' || workspace === 'e2e') return { workspace, layer: workspace, name };
  if (workspace !== 'shop-web' && workspace !== 'crm-web') return { workspace: 'root', layer: 'root', name };
  if (parts[1] !== 'src') return { workspace, layer: 'edge', name };
  if (parts[2] === 'app') return { workspace, layer: 'app', name };
  if (parts[2] === 'ui') return { workspace, layer: 'ui', name };
  if (parts[2] !== 'features') return { workspace, layer: 'edge', name };
  const feature = parts[3];
  const role = roleOf(name);
  const isComponent = parts.includes('components') || role === 'client';
  // A schema or an action may live beside the component that it belongs to.
  const layer = isComponent && (role === 'plain' || role === 'client') ? 'component' : 'feature';
  return { workspace, layer, feature, role, name };
}

/**
 * Where a specifier leads.
 * @returns a path relative to the repository without extension, `shared:<entry>` for an entry point of shared,
 *   or undefined for a package
 */
export function resolveSpecifier(fromPath, specifier) {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(fromPath), specifier));
  if (specifier.startsWith('@/')) return `${fromPath.split('/')[0]}/src/${specifier.slice(2)}`;
  const entry = /^@octo\/shared\/(.+)$/.exec(specifier)?.[1];
  return entry ? `shared:${entry}` : undefined;
}
