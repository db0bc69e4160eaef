import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ConfigError, type RawSettings, readEnv } from '../../config';
import { roleOfGroups } from './role-groups';
import { ssoConfig, ssoProblems, ssoSettings } from './settings';

const schema = z.object({ DEPLOYMENT_ENVIRONMENT: z.string().default('local'), ...ssoSettings });
const read = (env: RawSettings) => readEnv(schema, env, [ssoProblems]);
const problemsOf = (env: RawSettings): readonly string[] => {
  try {
    read(env);
  } catch (error) {
    return (error as ConfigError).problems;
  }
  return [];
};
const whole = {
  IDCS_DOMAIN_URL: 'https://idcs-1.identity.example/',
  IDCS_CLIENT_ID: 'client',
  IDCS_CLIENT_SECRET: 'hidden',
  AUTH_SECRET: 'x'.repeat(43),
};

describe('settings of single sign-on', () => {
  it('are all there or not at all', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ AUTH_SECRET: 'x'.repeat(43) })).toEqual([]);
    expect(problemsOf(whole)).toEqual([]);
    for (const name of Object.keys(whole) as (keyof typeof whole)[]) {
      const { [name]: _, ...rest } = whole;
      const [problem, ...others] = problemsOf(rest);
      expect(others).toEqual([]);
      expect(problem).toMatch(
        new RegExp(`^${name}: is required because IDCS_.* is set; set it, or none of them$`),
      );
      expect(problem).not.toContain('hidden');
    }
  });

  it('take no half by way of a detail', () => {
    expect(problemsOf({ IDCS_ROLE_GROUPS: 'admin=A' })).toHaveLength(4);
  });

  it('demand https outside of a local installation', () => {
    const plain = { ...whole, IDCS_DOMAIN_URL: 'http://domain.example' };
    expect(problemsOf(plain)).toEqual([]);
    expect(problemsOf({ ...plain, DEPLOYMENT_ENVIRONMENT: 'production' })).toEqual([
      'IDCS_DOMAIN_URL: must be an https address outside of a local installation',
    ]);
  });

  it('say what is wrong with the groups', () => {
    expect(problemsOf({ ...whole, IDCS_ROLE_GROUPS: 'emperor=Rome,admin' })).toEqual([
      expect.stringContaining('IDCS_ROLE_GROUPS: knows the roles admin, manager'),
      'IDCS_ROLE_GROUPS: must be a list of role=group',
    ]);
  });

  it('become addresses', () => {
    expect(ssoConfig(read(whole), 'https://crm.example', '/login')).toMatchObject({
      domainUrl: 'https://idcs-1.identity.example',
      issuer: 'https://idcs-1.identity.example',
      redirectUri: 'https://crm.example/api/auth/sso/callback',
      postLogoutRedirect: 'https://crm.example/login',
    });
    const issuer = 'https://identity.oraclecloud.com/';
    expect(ssoConfig(read({ ...whole, IDCS_ISSUER: issuer }), 'https://x', '/')?.issuer).toBe(issuer);
    expect(ssoConfig(read({}), 'https://x', '/')).toBeNull();
  });
});

describe('roleOfGroups', () => {
  const { IDCS_ROLE_GROUPS: configured } = read({
    ...whole,
    IDCS_ROLE_GROUPS: 'viewer=All staff, admin = Root=Admins,viewer=Guests',
  });

  it('takes the strongest role that any group gives', () => {
    expect(roleOfGroups(configured, ['Guests', 'Root=Admins', 'Other'])).toBe('admin');
    expect(roleOfGroups(configured, ['All staff'])).toBe('viewer');
  });

  it('makes a customer of whoever has no such group, and says nothing when the domain said nothing', () => {
    expect(roleOfGroups(configured, ['root=admins', 'Other'])).toBe('customer');
    expect(roleOfGroups(configured, [])).toBe('customer');
    expect(roleOfGroups(configured, null)).toBeNull();
    expect(roleOfGroups([], ['Root=Admins'])).toBeNull();
  });
});
