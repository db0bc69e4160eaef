import { DriverAdapterError } from '@prisma/driver-adapter-utils';

/** The refusal of a value that the database could not take: Prisma's P2007, `validation_failed` to a caller. */
export function invalidInput(message: string): DriverAdapterError {
  return new DriverAdapterError({ kind: 'InvalidInputValue', message, originalMessage: message });
}
