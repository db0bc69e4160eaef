import { describe, expect, it } from 'vitest';
import { programEnvironment, readSettings } from './settings.mjs';

describe('readSettings', () => {
  it('has defaults for everything', () => {
    expect(readSettings({})).toMatchObject({
      shopPort: 3000,
      crmPort: 3001,
      providerPort: 3990,
      identityPort: 3992,
      mailPort: 3926,
      mailSmtpPort: 3925,
      host: '127.0.0.1',
    });
  });

  it('lists every wrong setting at once', () => {
    expect(() => readSettings({ SHOP_PORT: 'x', CRM_PORT: '70000' })).toThrow(/SHOP_PORT.*\n.*CRM_PORT/);
  });

  it('refuses one port for two programs', () => {
    expect(() => readSettings({ SHOP_PORT: '3001' })).toThrow(/SHOP_PORT and CRM_PORT are both 3001/);
  });
});

describe('programEnvironment', () => {
  const stack = {
    shopPort: 1,
    crmPort: 2,
    providerPort: 3,
    identityPort: 6,
    mailPort: 4,
    mailSmtpPort: 5,
    databaseUrl: 'postgresql://db',
    secrets: { INTERNAL_SERVICE_KEY: 'key' },
    env: { PATH: '/bin', SECRET_OF_THE_SHELL: 'x', LOG_LEVEL: 'debug' },
  };

  it('gives the applications what they need and nothing of the shell', () => {
    const shop = programEnvironment(stack, 'shop');
    expect(shop).toMatchObject({
      PATH: '/bin',
      LOG_LEVEL: 'debug',
      INTERNAL_SERVICE_KEY: 'key',
      OTEL_SERVICE_NAME: 'octo-drone-shop',
      CRM_BASE_URL: 'http://127.0.0.1:2',
      SMTP_URL: 'smtp://127.0.0.1:5',
      OBSERVATORY_OTLP_ENDPOINT: 'http://127.0.0.1:2/api/telemetry',
    });
    expect(shop).not.toHaveProperty('SECRET_OF_THE_SHELL');
  });

  it.each(['provider', 'mail', 'identity'])(
    'keeps our secrets and database from the third party %s',
    (program) => {
      const provider = programEnvironment(stack, program);
      expect(provider).not.toHaveProperty('INTERNAL_SERVICE_KEY');
      expect(provider).not.toHaveProperty('DATABASE_URL');
    },
  );
});
