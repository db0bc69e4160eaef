const MEMORY_GOAL_MIB = 350;
const CHECKOUT_STATEMENT_GOAL = 15;

const pad = (text, width) => String(text).padEnd(width);
const num = (value, width, digits = 0) => value.toFixed(digits).padStart(width);

/** The result as a table for people, goals beside figures. */
export function formatReport({ phases, statements, memory }) {
  const lines = [
    `${pad('', 32)}${'rate/s'.padStart(8)}${'floor/s'.padStart(9)}${'ratio'.padStart(8)}${'goal'.padStart(7)}${'p50'.padStart(8)}${'p95'.padStart(8)}${'p99 ms'.padStart(9)}${'bad'.padStart(5)}`,
  ];
  for (const phase of phases) {
    lines.push(
      `${pad(phase.name, 32)}${num(phase.rate, 8)}${num(phase.floor.rate, 9)}${num(phase.ratio * 100, 7, 1)}%${num(phase.goal * 100, 6)}%${num(phase.p50Ms, 8, 1)}${num(phase.p95Ms, 8, 1)}${num(phase.p99Ms, 9, 1)}${num(phase.unexpected, 5)}`,
    );
  }
  lines.push('', 'SQL statements per request:');
  for (const [name, count] of Object.entries(statements))
    lines.push(`  ${pad(name, 30)} ${count ?? 'none recorded'}`);
  lines.push(
    `  (checkout: at most ${CHECKOUT_STATEMENT_GOAL})`,
    '',
    `Resident memory after the run: shop ${memory.shopMib} MiB, console ${memory.crmMib} MiB (at most ${MEMORY_GOAL_MIB})`,
  );
  return lines.join('\n');
}
