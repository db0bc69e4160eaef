export { booleanSetting } from './boolean-setting';
export { databaseProblems } from './database-problems';
export { type DatabaseSettings, databaseSettings } from './database-settings';
export { observatorySettings, observatoryUrl } from './observatory-settings';
export { ConfigError, type RawSettings, readEnv } from './read-env';
export { commonSettings, listSetting, portSetting, publicUrls, urlSetting } from './settings';
export { telemetryProblems, telemetrySettings } from './telemetry-settings';
