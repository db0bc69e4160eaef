/** Every role of an operator, strongest first. */
export const OPERATOR_ROLES = ['admin', 'manager', 'support', 'analyst', 'viewer', 'chaos-operator'] as const;

/** Every role of an account. The database knows the same list (users_role_check). */
export const ROLES = [...OPERATOR_ROLES, 'customer'] as const;

/** A role of an account. */
export type Role = (typeof ROLES)[number];

/** A role that opens the console. */
export type OperatorRole = (typeof OPERATOR_ROLES)[number];

/** Everything that an operator may be allowed to do in the console, and what a customer may do in the shop. */
export const PERMISSIONS = [
  'console:open',
  'dashboard:read',
  'orders:read',
  'orders:process',
  'orders:ship',
  'orders:cancel',
  'orders:export',
  'customers:read',
  'products:read',
  'products:write',
  'stock:adjust',
  'sync:read',
  'jobs:run',
  'telemetry:read',
  'sql:explain',
  'alarms:acknowledge',
  'audit:read',
  'security:read',
  'users:read',
  'users:write',
  'sessions:read',
  'sessions:revoke',
  'keys:read',
  'keys:write',
  'account:own',
] as const;

/** One thing that somebody may do. */
export type Permission = (typeof PERMISSIONS)[number];

const READING: readonly Permission[] = ['console:open', 'dashboard:read', 'orders:read', 'products:read'];

/** What only the shop asks for: an account of one's own, with its addresses, orders and sessions. */
const CUSTOMER: readonly Permission[] = ['account:own'];

/** Accounts, roles and keys decide who may do everything else, so they stay with the administrators. */
const ADMIN_ONLY: ReadonlySet<Permission> = new Set([
  'users:write',
  'sessions:revoke',
  'keys:read',
  'keys:write',
]);

const OPERATING = PERMISSIONS.filter((permission) => !CUSTOMER.includes(permission));

/**
 * The one table of roles and permissions, used by services and pages alike. Customers' data, telemetry and the
 * audit log are not for everybody who may look at the console; whoever can change things can also read what was
 * changed.
 */
const GRANTS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  admin: new Set(OPERATING),
  manager: new Set(OPERATING.filter((permission) => !ADMIN_ONLY.has(permission))),
  support: new Set<Permission>([
    ...READING,
    'customers:read',
    'orders:process',
    'orders:ship',
    'sync:read',
    'telemetry:read',
    'alarms:acknowledge',
  ]),
  analyst: new Set<Permission>([
    ...READING,
    'customers:read',
    'orders:export',
    'sync:read',
    'telemetry:read',
    'sql:explain',
    'audit:read',
    'security:read',
  ]),
  viewer: new Set<Permission>(READING),
  // Breaks things on purpose and watches what happens; sees no customers and changes no business data.
  'chaos-operator': new Set<Permission>([...READING, 'sync:read', 'telemetry:read']),
  customer: new Set(CUSTOMER),
};

/** True when `text` is a role. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** True when `text` is a role that opens the console. */
export function isOperatorRole(text: string): text is OperatorRole {
  return (OPERATOR_ROLES as readonly string[]).includes(text);
}

/** True when the role holds the permission. An unknown role holds none. */
export function can(role: string, permission: Permission): boolean {
  return isRole(role) && GRANTS[role].has(permission);
}

/** All permissions of a role, in the order of {@link PERMISSIONS}; empty for an unknown role. */
export function permissionsOf(role: string): readonly Permission[] {
  return PERMISSIONS.filter((permission) => can(role, permission));
}

/** Why a role may not do something, in words for the operator; undefined when it may. */
export function refusalReason(role: string, permission: Permission): string | undefined {
  if (can(role, permission)) return undefined;
  const holders = ROLES.filter((other) => can(other, permission)).join(', ');
  return `Your role (${role}) may not do this. It needs one of: ${holders}.`;
}
