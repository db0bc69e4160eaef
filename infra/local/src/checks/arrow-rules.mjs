/** The arrows of ARCHITECTURE.md as data. A rule looks at one import and says why it may not be, or nothing. */

/** Entry points of shared that run in the browser as well: no database, no secrets. */
const BROWSER_SAFE = new Set([
  'auth/device',
  'alarms',
  'auth/forms',
  'auth/oidc/errors',
  'auth/permissions',
  'contracts',
  'errors',
  'http/client',
  'ids',
  'illustration',
  'money',
  'orders/states',
  'pagination',
  'rum',
  'security/taxonomy',
  'time',
  'ui',
  'ui/client',
  'ui/fonts',
]);

/** Modules beside the features that know neither session nor settings. */
const PURE_EDGE = new Set(['paths', 'cache-tags', 'config.public']);

const isShared = (to, ...entries) => to.layer === 'shared' && entries.includes(to.entry);
const isFeature = (to, ...roles) => to.layer === 'feature' && roles.includes(to.role);
const isPureEdge = (to) => to.layer === 'edge' && PURE_EDGE.has(to.name);

const RULES = [
  {
    name: 'the applications never import each other, nor the local runtime',
    applies: (from) => from.workspace === 'shop-web' || from.workspace === 'crm-web',
    refuses: (from, to) => !['shared', from.workspace].includes(to.workspace),
  },
  {
    name: 'shared imports nothing above it',
    applies: (from) => from.layer === 'shared' && from.entry !== 'testing',
    refuses: (_from, to) => to.workspace !== 'shared',
  },
  {
    name: 'routes and pages call services, never repositories or the database',
    applies: (from) => from.layer === 'app',
    refuses: (_from, to) => isFeature(to, 'repository') || isShared(to, 'db'),
  },
  {
    name: 'a feature uses another one by its schema, service or cached reads only',
    applies: (from) => from.layer === 'feature',
    refuses: (from, to) =>
      to.feature !== undefined &&
      to.feature !== from.feature &&
      !isFeature(to, 'schema', 'service', 'cached'),
  },
  {
    name: 'a service does not know pages, components or actions',
    applies: (from) => isFeature(from, 'service', 'cached', 'repository'),
    refuses: (_from, to) => ['app', 'ui', 'component'].includes(to.layer) || isFeature(to, 'actions'),
  },
  {
    name: 'a repository speaks to the database and nobody else',
    applies: (from) => isFeature(from, 'repository'),
    refuses: (_from, to) =>
      isFeature(to, 'service', 'cached', 'actions') || (to.layer === 'edge' && !isPureEdge(to)),
  },
  {
    name: 'cached reads are public: no session and no settings of the request',
    applies: (from) => isFeature(from, 'cached'),
    refuses: (_from, to) =>
      isShared(to, 'auth') || (to.layer === 'edge' && ['auth', 'context'].includes(to.name)),
    allowsTypes: true,
  },
  {
    name: 'an action calls its service',
    applies: (from) => isFeature(from, 'actions'),
    refuses: (_from, to) => isFeature(to, 'repository', 'cached') || isShared(to, 'db') || to.layer === 'app',
  },
  {
    name: 'a schema is pure: it imports schemas and browser-safe entries of shared only',
    applies: (from) => isFeature(from, 'schema'),
    refuses: (_from, to) =>
      to.layer === 'shared'
        ? !BROWSER_SAFE.has(to.entryPath)
        : !(isFeature(to, 'schema', 'plain') || isPureEdge(to)),
  },
  {
    name: 'components and ui import schemas, actions, paths and browser-safe entries of shared only',
    applies: (from) => from.layer === 'component' || from.layer === 'ui',
    refuses: (_from, to) => {
      if (to.layer === 'shared') return !BROWSER_SAFE.has(to.entryPath);
      if (to.layer === 'edge') return !PURE_EDGE.has(to.name);
      return isFeature(to, 'service', 'repository', 'cached') || to.layer === 'app';
    },
  },
  {
    name: 'ui knows no feature',
    applies: (from) => from.layer === 'ui',
    refuses: (_from, to) => to.feature !== undefined,
  },
];

/**
 * The rules that an import breaks.
 * @param from and @param to as `kindOf` tells them; `to.entryPath` is the entry point for an import of shared
 */
export function brokenRules(from, to, { isType = false } = {}) {
  return RULES.filter(
    (rule) => !(isType && rule.allowsTypes) && rule.applies(from) && rule.refuses(from, to),
  ).map((rule) => rule.name);
}
