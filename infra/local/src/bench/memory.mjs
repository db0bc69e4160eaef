import { readFileSync } from 'node:fs';

/** Resident memory of a process in MiB; null where the system does not tell. */
export function residentMib(pid) {
  try {
    const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return match ? Math.round(Number(match[1]) / 1_024) : null;
  } catch {
    return null;
  }
}
