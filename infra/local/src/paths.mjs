/** The folders that the runtime works with. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Everything that a local run writes: `.data`, ignored by git, or the folder that OCTO_DATA_DIR names. */
export const DATA_DIR = process.env.OCTO_DATA_DIR || join(ROOT, '.data');

/** The two applications: where they are and which settings are theirs. */
export const APPS = {
  shop: {
    name: 'shop',
    title: 'OCTO Drone Shop',
    directory: join(ROOT, 'shop-web'),
    service: 'octo-drone-shop',
  },
  crm: {
    name: 'crm',
    title: 'Enterprise CRM Portal',
    directory: join(ROOT, 'crm-web'),
    service: 'enterprise-crm-portal',
  },
};
