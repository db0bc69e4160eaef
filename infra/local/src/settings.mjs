/** The settings of the runtime itself, and the environment it gives to the programs it starts. */
import { identityProviderEnvironment, localSsoSettings } from './local-sso.mjs';
import { APPS } from './paths.mjs';

function readPort(env, name, fallback, problems) {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  problems.push(`${name} must be a port number from 1 to 65535, not "${text}"`);
  return fallback;
}

/**
 * Reads what `npm start` can be told.
 * @throws with every wrong setting at once
 */
export function readSettings(env) {
  const problems = [];
  const settings = {
    shopPort: readPort(env, 'SHOP_PORT', 3000, problems),
    crmPort: readPort(env, 'CRM_PORT', 3001, problems),
    providerPort: readPort(env, 'PAYMENT_PROVIDER_PORT', 3990, problems),
    identityPort: readPort(env, 'IDENTITY_PROVIDER_PORT', 3992, problems),
    mailPort: readPort(env, 'MAIL_CATCHER_PORT', 3926, problems),
    mailSmtpPort: readPort(env, 'MAIL_CATCHER_SMTP_PORT', 3925, problems),
    postgresPort: readPort(env, 'PG_PORT', undefined, problems),
    databaseUrl: env.DATABASE_URL || undefined,
    host: env.BIND_HOST || '127.0.0.1',
  };
  const named = {
    SHOP_PORT: settings.shopPort,
    CRM_PORT: settings.crmPort,
    PAYMENT_PROVIDER_PORT: settings.providerPort,
    IDENTITY_PROVIDER_PORT: settings.identityPort,
    MAIL_CATCHER_PORT: settings.mailPort,
    MAIL_CATCHER_SMTP_PORT: settings.mailSmtpPort,
  };
  const names = Object.keys(named);
  for (const [index, name] of names.entries()) {
    const twin = names.slice(index + 1).find((other) => named[other] === named[name]);
    if (twin) problems.push(`${name} and ${twin} are both ${named[name]}`);
  }
  if (problems.length > 0)
    throw new Error(`Settings are wrong:\n${problems.map((text) => `  - ${text}`).join('\n')}`);
  return settings;
}

/** Variables of the machine that a child needs; everything else it gets is chosen here. */
const INHERITED = [
  /^PATH$/,
  /^HOME$/,
  /^USER$/,
  /^LANG$/,
  /^LC_/,
  /^TZ$/,
  /^TMPDIR$/,
  /^NODE_EXTRA_CA_CERTS$/,
  /^CI$/,
  /^OCTO_SQL_CORPUS_DIR$/,
];

/** Settings of the applications that a caller may pass on from its own environment. */
const PASSED_ON = [
  'ALARM_EMAIL_TO',
  'ALARM_WEBHOOK_SECRET',
  'ALARM_WEBHOOK_URL',
  'APP_RUNTIME',
  'BACKLOG_ORDER_AGE_MINUTES',
  'BROWSER_SOURCE_MAPS_DIR',
  'DATABASE_CALL_TIMEOUT_MS',
  'DATABASE_DRAIN_SECONDS',
  'DATABASE_MODULE_SUFFIX',
  'DATABASE_POOL_MAX',
  'DATABASE_QUEUE_TIMEOUT_MS',
  'DEMO_PASSWORD',
  'DNS_DOMAIN',
  'IDCS_CLIENT_ID',
  'IDCS_CLIENT_SECRET',
  'IDCS_CLOCK_SKEW_SECONDS',
  'IDCS_DOMAIN_URL',
  'IDCS_ISSUER',
  'IDCS_LINK_BY_EMAIL',
  'IDCS_POST_LOGOUT_REDIRECT',
  'IDCS_REDIRECT_URI',
  'IDCS_ROLE_GROUPS',
  'IDCS_SCOPE',
  'LOG_LEVEL',
  'MAIL_FROM',
  'OBSERVATORY_DATABASE_URL',
  'OBSERVATORY_MAX_BYTES',
  'OBSERVATORY_OTLP_ENDPOINT',
  'OCI_APM_ENDPOINT',
  'OCI_APM_PRIVATE_DATAKEY',
  'OCI_APM_PRIVATE_DATAKEY_FILE',
  'OCI_AUTH_MODE',
  'OCI_COMPARTMENT_ID',
  'OCI_LOGGING_ENDPOINT',
  'OCI_LOG_ID',
  'OCI_MONITORING_ENABLED',
  'OCI_MONITORING_ENDPOINT',
  'OCI_MONITORING_INTERVAL_SECONDS',
  'OCI_MONITORING_NAMESPACE',
  'OCI_REGION',
  'ORACLE_DSN',
  'ORACLE_PASSWORD',
  'ORACLE_PASSWORD_FILE',
  'ORACLE_PING_INTERVAL_SECONDS',
  'ORACLE_SSL_SERVER_DN_MATCH',
  'ORACLE_STATEMENT_CACHE',
  'ORACLE_USER',
  'ORACLE_WALLET_DIR',
  'ORACLE_WALLET_PASSWORD',
  'ORACLE_WALLET_PASSWORD_FILE',
  'ORDERS_SYNC_INTERVAL_SECONDS',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_EXPORTER_OTLP_LOGS_ENDPOINT',
  'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT',
  'OTEL_EXPORTER_OTLP_PROTOCOL',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_METRIC_EXPORT_INTERVAL',
  'OTEL_SDK_DISABLED',
  'OTEL_TRACES_SAMPLER_ARG',
  'RATE_LIMITS',
  'REDIS_URL',
  'SEED_SCALE',
  'SMTP_URL',
  'SUSPICIOUS_ORDER_TOTAL_THRESHOLD',
  'TELEMETRY_RETENTION_HOURS',
  'TRUSTED_PROXY_COUNT',
];

/** Settings of the simulated payment provider that a caller may pass on. */
const PROVIDER_SETTINGS = [
  'PAYMENT_PROVIDER_DATA_DIR',
  'PAYMENT_PROVIDER_FAILURE_SCALE',
  'PAYMENT_PROVIDER_LATENCY_MS',
  'PAYMENT_PROVIDER_SEED',
  'PAYMENT_PROVIDER_SLOW_MS',
];

/** The part of an environment that programs may see. */
export function inheritedEnvironment(env) {
  const entries = Object.entries(env).filter(([name]) => INHERITED.some((pattern) => pattern.test(name)));
  return { ...Object.fromEntries(entries), NEXT_TELEMETRY_DISABLED: '1' };
}

/**
 * The environment of one program of the stack.
 * @param {object} stack `{ shopPort, crmPort, providerPort, databaseUrl, secrets, env, overrides, isDev }`
 * @param {'shop' | 'crm' | 'provider' | 'identity' | 'mail' | 'tools'} program
 */
export function programEnvironment(stack, program) {
  const { shopPort, crmPort, providerPort, databaseUrl, secrets, env, overrides = {}, isDev = false } = stack;
  const base = inheritedEnvironment(env);
  if (program === 'provider') {
    // A third party: it knows neither our secrets nor our database.
    const given = PROVIDER_SETTINGS.filter((name) => env[name]).map((name) => [name, env[name]]);
    return {
      ...base,
      NODE_ENV: 'production',
      ...Object.fromEntries(given),
      ...overrides,
      PAYMENT_PROVIDER_PORT: String(providerPort),
    };
  }
  if (program === 'identity') return identityProviderEnvironment(stack, base);
  if (program === 'mail') {
    const { mailPort, mailSmtpPort } = stack;
    return {
      ...base,
      NODE_ENV: 'production',
      MAIL_CATCHER_PORT: String(mailPort),
      MAIL_CATCHER_SMTP_PORT: String(mailSmtpPort),
    };
  }
  const passedOn = PASSED_ON.filter((name) => env[name]).map((name) => [name, env[name]]);
  const service = APPS[program] ? { OTEL_SERVICE_NAME: APPS[program].service } : {};
  return {
    ...base,
    ...secrets,
    NODE_ENV: isDev ? 'development' : 'production',
    DEPLOYMENT_ENVIRONMENT: 'local',
    ORDERS_SYNC_INTERVAL_SECONDS: '300',
    BACKLOG_ORDER_AGE_MINUTES: '30',
    SUSPICIOUS_ORDER_TOTAL_THRESHOLD: '50000',
    ...service,
    DATABASE_URL: databaseUrl,
    SHOP_PORT: String(shopPort),
    CRM_PORT: String(crmPort),
    SHOP_BASE_URL: `http://127.0.0.1:${shopPort}`,
    CRM_BASE_URL: `http://127.0.0.1:${crmPort}`,
    SHOP_PUBLIC_URL: `http://localhost:${shopPort}`,
    CRM_PUBLIC_URL: `http://localhost:${crmPort}`,
    SMTP_URL: `smtp://127.0.0.1:${stack.mailSmtpPort}`,
    PAYMENT_PROVIDER_URL: `http://127.0.0.1:${providerPort}`,
    OBSERVATORY_OTLP_ENDPOINT: `http://127.0.0.1:${crmPort}/api/telemetry`,
    ...(env.IDCS_DOMAIN_URL ? {} : localSsoSettings(stack)),
    ...Object.fromEntries(passedOn),
    ...overrides,
  };
}
