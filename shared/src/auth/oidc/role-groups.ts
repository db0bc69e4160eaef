import { isOperatorRole, OPERATOR_ROLES, type OperatorRole } from '../permissions';

/** Names of groups that give a role; one role may be given by several. */
export type RoleGroups = readonly { readonly role: OperatorRole; readonly group: string }[];

/** Reads `admin=OCTO_Admins,viewer=OCTO_Viewers`; names of groups may hold spaces, not commas. */
export function parseRoleGroups(text: string): { readonly groups: RoleGroups; readonly problems: string[] } {
  const groups: RoleGroups[number][] = [];
  const problems: string[] = [];
  for (const part of text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const at = part.indexOf('=');
    const role = part.slice(0, Math.max(0, at)).trim();
    const group = part.slice(at + 1).trim();
    if (at < 1 || !group) problems.push('must be a list of role=group');
    else if (!isOperatorRole(role)) problems.push(`knows the roles ${OPERATOR_ROLES.join(', ')} only`);
    else groups.push({ role, group });
  }
  return { groups, problems };
}

/**
 * The role of somebody in these groups: the strongest one that any of them gives.
 * @param memberships names as the domain lists them; null when it said nothing about groups
 * @returns null when nothing is to be changed: no groups are configured, or the domain sent none; otherwise the
 *   domain decides, and somebody without such a group is a customer
 */
export function roleOfGroups(
  configured: RoleGroups,
  memberships: readonly string[] | null,
): OperatorRole | 'customer' | null {
  if (configured.length === 0 || memberships === null) return null;
  const mine = new Set(memberships);
  const held = configured.filter(({ group }) => mine.has(group)).map(({ role }) => role);
  return OPERATOR_ROLES.find((role) => held.includes(role)) ?? 'customer';
}
