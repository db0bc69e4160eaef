import { invalidInput } from './invalid-input';

const WHOLE = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Every decimal of up to 15 significant digits survives the way through a double. */
const EXACT_DIGITS = 15;

function encodeNumericText(text: string): number | bigint | string {
  if (WHOLE.test(text)) return text.length <= EXACT_DIGITS ? Number(text) : BigInt(text);
  if (!DECIMAL.test(text)) throw invalidInput('A number was expected.');
  const digits = text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '');
  return digits.length <= EXACT_DIGITS ? Number(text) : text;
}

/**
 * A value for NUMBER without loss: whole numbers as number or bigint, decimals of up to 15 significant digits as
 * number, longer ones as text that the server reads (the driver refuses text for a NUMBER bind: NJS-011).
 * Booleans are 1 and 0.
 *
 * @throws DriverAdapterError `InvalidInputValue` when it is no finite number
 */
export function encodeNumber(value: unknown): number | bigint | string | null {
  switch (typeof value) {
    case 'number':
      if (!Number.isFinite(value)) throw invalidInput('A finite number was expected.');
      return value;
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'string':
      if (value === 'true') return 1;
      return value === 'false' ? 0 : encodeNumericText(value.trim());
    default:
      if (value === null) return null;
      throw invalidInput('A number was expected.');
  }
}
