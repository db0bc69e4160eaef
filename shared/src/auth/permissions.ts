/** Every role of an operator, strongest first. The database knows the same list (users_role_check). */
export const ROLES = ['admin', 'manager', 'support', 'analyst', 'viewer'] as const;

/** A role of an operator. */
export type Role = (typeof ROLES)[number];

/** Everything that an operator may be allowed to do in the console. */
export const PERMISSIONS = [
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
  'audit:read',
] as const;

/** One thing that an operator may do. */
export type Permission = (typeof PERMISSIONS)[number];

const READING: readonly Permission[] = ['dashboard:read', 'orders:read', 'products:read'];

/**
 * The one table of roles and permissions. Customers' data, telemetry and the audit log are not for everybody
 * who may look at the console; whoever can change things can also read what was changed.
 */
const GRANTS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  admin: new Set(PERMISSIONS),
  manager: new Set(PERMISSIONS),
  support: new Set<Permission>([
    ...READING,
    'customers:read',
    'orders:process',
    'orders:ship',
    'sync:read',
    'telemetry:read',
  ]),
  analyst: new Set<Permission>([
    ...READING,
    'customers:read',
    'orders:export',
    'sync:read',
    'telemetry:read',
    'audit:read',
  ]),
  viewer: new Set<Permission>(READING),
};

/** True when `text` is a role. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
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
