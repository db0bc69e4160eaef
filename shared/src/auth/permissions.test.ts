import { describe, expect, it } from 'vitest';
import { can, PERMISSIONS, permissionsOf, ROLES, refusalReason } from './permissions';

/**
 * The whole matrix, written out: whoever changes a right changes this table too.
 * Order: admin manager support analyst viewer chaos-operator customer.
 */
const MATRIX: Readonly<Record<string, string>> = {
  'console:open': 'yes yes yes yes yes yes no',
  'dashboard:read': 'yes yes yes yes yes yes no',
  'orders:read': 'yes yes yes yes yes yes no',
  'orders:process': 'yes yes yes no no no no',
  'orders:ship': 'yes yes yes no no no no',
  'orders:cancel': 'yes yes no no no no no',
  'orders:export': 'yes yes no yes no no no',
  'customers:read': 'yes yes yes yes no no no',
  'products:read': 'yes yes yes yes yes yes no',
  'products:write': 'yes yes no no no no no',
  'stock:adjust': 'yes yes no no no no no',
  'sync:read': 'yes yes yes yes no yes no',
  'jobs:run': 'yes yes no no no no no',
  'telemetry:read': 'yes yes yes yes no yes no',
  'sql:explain': 'yes yes no yes no no no',
  'alarms:acknowledge': 'yes yes yes no no no no',
  'audit:read': 'yes yes no yes no no no',
  'security:read': 'yes yes no yes no no no',
  'users:read': 'yes yes no no no no no',
  'users:write': 'yes no no no no no no',
  'sessions:read': 'yes yes no no no no no',
  'sessions:revoke': 'yes no no no no no no',
  'keys:read': 'yes no no no no no no',
  'keys:write': 'yes no no no no no no',
  'account:own': 'no no no no no no yes',
};

describe('permissions', () => {
  it('are listed completely in the matrix', () => {
    expect(Object.keys(MATRIX).toSorted()).toEqual([...PERMISSIONS].toSorted());
  });

  it.each(PERMISSIONS)('%s is held by exactly the roles of the matrix', (permission) => {
    const row = ROLES.map((role) => (can(role, permission) ? 'yes' : 'no')).join(' ');
    expect(row).toBe(MATRIX[permission]);
  });

  it('are none for a role that does not exist', () => {
    expect(permissionsOf('root')).toEqual([]);
    expect(permissionsOf('constructor')).toEqual([]);
    expect(can('', 'orders:read')).toBe(false);
  });

  it('say which roles hold what somebody lacks', () => {
    expect(refusalReason('viewer', 'orders:cancel')).toBe(
      'Your role (viewer) may not do this. It needs one of: admin, manager.',
    );
    expect(refusalReason('admin', 'orders:cancel')).toBeUndefined();
  });
});
