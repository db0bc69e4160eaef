import { methodNotAllowed, publicOrigins } from '@octo/shared/http';
import { createRumIntake, otlpTarget } from '@octo/shared/otlp';
import { config, publicAddresses } from '@/config';

export const POST = createRumIntake({
  serviceName: 'octo-drone-shop-browser',
  ownOrigins: () => publicOrigins(publicAddresses().shop),
  target: () => otlpTarget(config()),
});

const refuse = methodNotAllowed(['POST']);
export const GET = refuse;
export const PUT = refuse;
export const PATCH = refuse;
export const DELETE = refuse;
