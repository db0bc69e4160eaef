import { currentLogLevel, getLogger } from '@octo/shared/telemetry';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CrmContext } from '@/context';
import { changeLogLevel } from './log-level.service';

const audit: unknown[] = [];
vi.mock('@/features/audit/audit.service', () => ({
  recordAudit: async (_context: unknown, _db: unknown, entry: unknown) => void audit.push(entry),
}));
const contextOf = (role: string) => ({ operator: { role, scopes: null } }) as unknown as CrmContext;
const args = { params: {}, query: {}, body: { application: 'console', level: 'debug' } } as const;

afterEach(() => {
  getLogger('test').level = 'silent';
});

describe('the level of the log', () => {
  it('is changed by who may run jobs, which is written down', async () => {
    getLogger('test');
    await changeLogLevel(contextOf('admin'), args);
    expect(currentLogLevel()).toBe('debug');
    expect(getLogger('test').level).toBe('debug');
    expect(audit).toMatchObject([
      { action: 'platform.log_level', resourceId: 'console', details: { level: 'debug' } },
    ]);
  });

  it('is not for others', async () => {
    await expect(changeLogLevel(contextOf('viewer'), args)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
