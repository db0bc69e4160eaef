import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigError, readEnv } from './read-env';
import { publicUrls } from './settings';

const schema = z.object({
  PORT: z.coerce.number().int(),
  SECRET: z.string().min(8),
  NAME: z.string().default('octo'),
});

describe('readEnv', () => {
  it('lists every problem at once and never a value', () => {
    try {
      readEnv(schema, { PORT: 'abc', SECRET: 'short' });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      const { problems, message } = error as ConfigError;
      expect(problems.map((problem) => problem.split(':')[0])).toEqual(['PORT', 'SECRET']);
      expect(message).not.toContain('short');
    }
  });

  it('reads secrets from files and treats empty text as unset', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'octo-env-')), 'secret');
    writeFileSync(file, 'from-a-file\n');
    expect(readEnv(schema, { PORT: '3000', SECRET: '', SECRET_FILE: file, NAME: '' })).toEqual({
      PORT: 3000,
      SECRET: 'from-a-file',
      NAME: 'octo',
    });
  });

  it('says which secret file cannot be read', () => {
    expect(() => readEnv(schema, { PORT: '1', SECRET_FILE: '/nowhere/secret' })).toThrow(
      /SECRET_FILE: the file cannot be read/,
    );
  });
});

describe('publicUrls', () => {
  it('derives both hosts from one domain unless they are given', () => {
    expect(publicUrls({ DNS_DOMAIN: 'example.com' })).toEqual({
      shop: 'https://shop.example.com',
      crm: 'https://crm.example.com',
    });
    expect(publicUrls({ SHOP_PUBLIC_URL: 'http://x:1' }).shop).toBe('http://x:1');
  });
});
