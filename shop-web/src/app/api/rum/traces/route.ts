import { publicOrigins } from '@octo/shared/http';
import { createRumIntake, otlpTarget } from '@octo/shared/otlp';
import { config, publicAddresses } from '@/config';

export const POST = createRumIntake({
  serviceName: 'octo-drone-shop-browser',
  ownOrigins: () => publicOrigins(publicAddresses().shop),
  target: () => otlpTarget(config()),
});
