/** What the person at the terminal sees: one line per step with its duration. */

const isColourful = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (isColourful ? `\u001b[${code}m${text}\u001b[0m` : text);

export const green = (text) => paint('32', text);
export const red = (text) => paint('31', text);
export const yellow = (text) => paint('33', text);
export const dim = (text) => paint('2', text);
export const bold = (text) => paint('1', text);

/** "85 ms", "1.4 s", "2 min 05 s". */
export function formatDuration(durationMs) {
  if (durationMs < 1000) return `${Math.round(durationMs)} ms`;
  if (durationMs < 99_950) return `${(durationMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** Prints one line. */
export function say(text = '') {
  process.stdout.write(`${text}\n`);
}

/**
 * Runs one step and prints its outcome. The function may return a string, which is shown as detail.
 * @returns what the function returned
 */
export async function step(title, run) {
  const startedAt = performance.now();
  const isLive = process.stdout.isTTY;
  if (isLive) process.stdout.write(`${dim('…')} ${title}`);
  const restart = isLive ? '\r\u001b[K' : '';
  try {
    const result = await run();
    const detail = typeof result === 'string' ? dim(` ${result}`) : '';
    process.stdout.write(
      `${restart}${green('✓')} ${title}${detail} ${dim(formatDuration(performance.now() - startedAt))}\n`,
    );
    return result;
  } catch (error) {
    process.stdout.write(
      `${restart}${red('✗')} ${title} ${dim(formatDuration(performance.now() - startedAt))}\n`,
    );
    throw error;
  }
}
