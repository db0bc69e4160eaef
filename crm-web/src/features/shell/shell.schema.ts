import { can, type Permission } from '@octo/shared/auth/permissions';
import { defineContract } from '@octo/shared/contracts';
import { z } from 'zod';
import { paths } from '@/paths';

/** A page of the console, as navigation and command palette list it. */
export interface NavItem {
  readonly key:
    | 'dashboard'
    | 'orders'
    | 'customers'
    | 'products'
    | 'stock'
    | 'storefronts'
    | 'slos'
    | 'alarms'
    | 'sync'
    | 'topology'
    | 'traces'
    | 'rum'
    | 'logs'
    | 'metrics'
    | 'sql'
    | 'audit'
    | 'security'
    | 'users'
    | 'sessions'
    | 'keys';
  readonly label: string;
  readonly href: string;
  readonly permission: Permission;
  readonly group: 'Overview' | 'Commerce' | 'Observability' | 'Platform' | 'Access';
  /** Second key of the shortcut `g` + key. */
  readonly shortcut: string;
  /** Other words by which the palette finds it. */
  readonly keywords: string;
}

/** Every page that the navigation knows, in its order. */
export const NAV_ITEMS: readonly NavItem[] = [
  {
    key: 'dashboard',
    label: 'Dashboard',
    href: paths.dashboard(),
    permission: 'dashboard:read',
    group: 'Overview',
    shortcut: 'd',
    keywords: 'home numbers revenue',
  },
  {
    key: 'orders',
    label: 'Orders',
    href: paths.orders(),
    permission: 'orders:read',
    group: 'Commerce',
    shortcut: 'o',
    keywords: 'sales fulfilment shipping backlog',
  },
  {
    key: 'customers',
    label: 'Customers',
    href: paths.customers(),
    permission: 'customers:read',
    group: 'Commerce',
    shortcut: 'c',
    keywords: 'people buyers accounts',
  },
  {
    key: 'products',
    label: 'Products',
    href: paths.products(),
    permission: 'products:read',
    group: 'Commerce',
    shortcut: 'p',
    keywords: 'catalogue prices drones',
  },
  {
    key: 'stock',
    label: 'Stock ledger',
    href: paths.stock(),
    permission: 'products:read',
    group: 'Commerce',
    shortcut: 'k',
    keywords: 'inventory movements levels',
  },
  {
    key: 'storefronts',
    label: 'Storefronts',
    href: paths.storefronts(),
    permission: 'products:read',
    group: 'Commerce',
    shortcut: 'f',
    keywords: 'shops regions maintenance',
  },
  {
    key: 'topology',
    label: 'Topology',
    href: paths.topology(),
    permission: 'telemetry:read',
    group: 'Observability',
    shortcut: 'w',
    keywords: 'service map graph dependencies edges',
  },
  {
    key: 'traces',
    label: 'Traces',
    href: paths.traces(),
    permission: 'telemetry:read',
    group: 'Observability',
    shortcut: 't',
    keywords: 'spans telemetry waterfall',
  },
  {
    key: 'logs',
    label: 'Logs',
    href: paths.logs(),
    permission: 'telemetry:read',
    group: 'Observability',
    shortcut: 'l',
    keywords: 'lines messages errors search tail',
  },
  {
    key: 'metrics',
    label: 'Metrics',
    href: paths.metrics(),
    permission: 'telemetry:read',
    group: 'Observability',
    shortcut: 'm',
    keywords: 'rate errors duration red charts explore pools runtime business',
  },
  {
    key: 'slos',
    label: 'SLOs',
    href: paths.slos(),
    permission: 'telemetry:read',
    group: 'Observability',
    shortcut: 'v',
    keywords: 'objectives error budget burn rate availability',
  },
  {
    key: 'alarms',
    label: 'Alarms',
    href: paths.alarms(),
    permission: 'telemetry:read',
    group: 'Observability',
    shortcut: 'n',
    keywords: 'alerts firing rules acknowledge',
  },
  {
    key: 'rum',
    label: 'Browsers',
    href: paths.rum(),
    permission: 'telemetry:read',
    group: 'Observability',
    shortcut: 'b',
    keywords: 'rum real users vitals lcp inp cls javascript errors funnel visitors',
  },
  {
    key: 'sync',
    label: 'Sync',
    href: paths.sync(),
    permission: 'sync:read',
    group: 'Platform',
    shortcut: 's',
    keywords: 'jobs integration shop import',
  },
  {
    key: 'sql',
    label: 'SQL',
    href: paths.sql(),
    permission: 'telemetry:read',
    group: 'Observability',
    shortcut: 'q',
    keywords: 'statements database queries slow sql_id plan n+1',
  },
  {
    key: 'audit',
    label: 'Audit log',
    href: paths.audit(),
    permission: 'audit:read',
    group: 'Platform',
    shortcut: 'a',
    keywords: 'history who changed',
  },
  {
    key: 'security',
    label: 'Security',
    href: paths.security(),
    permission: 'security:read',
    group: 'Platform',
    shortcut: 'y',
    keywords: 'attacks mitre owasp events intrusion',
  },
  {
    key: 'users',
    label: 'Users',
    href: paths.users(),
    permission: 'users:read',
    group: 'Access',
    shortcut: 'u',
    keywords: 'accounts operators roles invite people',
  },
  {
    key: 'sessions',
    label: 'Sessions',
    href: paths.sessions(),
    permission: 'sessions:read',
    group: 'Access',
    shortcut: 'e',
    keywords: 'signed in devices sign out',
  },
  {
    key: 'keys',
    label: 'API keys',
    href: paths.keys(),
    permission: 'keys:read',
    group: 'Access',
    shortcut: 'i',
    keywords: 'tokens bearer scripts partners',
  },
];

/** The pages that a role may open. */
export function navItemsFor(role: string): readonly NavItem[] {
  return NAV_ITEMS.filter((item) => can(role, item.permission));
}

/** Orders for the command palette. */
export const searchContract = defineContract({
  id: 'shell.search',
  method: 'GET',
  path: '/api/search',
  summary: 'Finds orders by number, e-mail or name for the command palette.',
  auth: 'session',
  query: z.object({ q: z.string().trim().min(2).max(100) }),
  response: z.object({
    orders: z.array(
      z.object({
        number: z.string(),
        contactName: z.string(),
        contactEmail: z.string(),
        status: z.string(),
        totalMinor: z.number(),
        currency: z.string(),
      }),
    ),
  }),
  errors: ['unauthenticated', 'forbidden', 'validation_failed'],
});

/** What {@link searchContract} answers. */
export type SearchAnswer = z.output<typeof searchContract.response>;

/** Who a session or a token acts for: what a script asks first. */
export const whoAmIContract = defineContract({
  id: 'shell.whoAmI',
  method: 'GET',
  path: '/api/me',
  summary: 'Says who the caller is and, for a token, what it was issued for.',
  auth: 'session',
  response: z.object({
    name: z.string(),
    email: z.string(),
    role: z.string(),
    /** Null for a session, which may do what its role may. */
    scopes: z.array(z.string()).nullable(),
  }),
  errors: ['unauthenticated', 'forbidden'],
});
