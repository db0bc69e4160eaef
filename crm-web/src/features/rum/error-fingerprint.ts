import { createHash } from 'node:crypto';

const FRAMES = 3;
const LENGTH = 16;

/** One line of a stack as browsers write it; line and column count from 1. */
export interface RawFrame {
  readonly functionName: string | null;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

// V8: `    at name (https://host/file.js:1:2)` or `    at https://host/file.js:1:2`; others: `name@https://host/file.js:1:2`.
const V8 = /^\s*at (?:(?:async )?(.*?) \()?(?:async )?((?:https?:\/\/|\/).*?):(\d+):(\d+)\)?$/;
const OTHERS = /^(.*?)@((?:https?:\/\/|\/).*?):(\d+):(\d+)$/;

/** The frames of a stack, innermost first; lines that are none are left out. At most 50. */
export function parseStack(stack: string): RawFrame[] {
  const frames: RawFrame[] = [];
  for (const text of stack.split('\n')) {
    const [, functionName, file, line, column] = V8.exec(text) ?? OTHERS.exec(text) ?? [];
    if (file === undefined || frames.length >= 50) continue;
    frames.push({ functionName: functionName || null, file, line: Number(line), column: Number(column) });
  }
  return frames;
}

/**
 * What errors have in common that are one fault: their class, their message without its changing parts, and where the
 * innermost frames are. Names of chunks change with their content, so an error of a new release groups anew.
 */
export function errorFingerprint(error: {
  readonly app: string;
  readonly type: string;
  readonly message: string;
  readonly stack: string | null;
}): string {
  const message = error.message.replace(/0x[0-9a-f]+|\d+/gi, '#').slice(0, 200);
  const frames = parseStack(error.stack ?? '')
    .slice(0, FRAMES)
    .map(({ file, line, column }) => `${file.replace(/^https?:\/\/[^/]+/, '')}:${line}:${column}`);
  return createHash('sha256')
    .update(JSON.stringify([error.app, error.type, message, frames]))
    .digest('hex')
    .slice(0, LENGTH);
}
