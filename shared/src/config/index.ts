export { ConfigError, readEnv } from './read-env';
export { booleanSetting, commonSettings, listSetting, portSetting, publicUrls, urlSetting } from './settings';
