export { requireServiceKey, SERVICE_KEY_HEADER } from './service-key';
