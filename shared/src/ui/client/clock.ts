'use client';

import { useSyncExternalStore } from 'react';

const tickMs = 15_000;
const listeners = new Set<() => void>();
let nowMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const notify of listeners) notify();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    nowMs = 0;
  };
}

function readNow(): number {
  if (nowMs === 0) nowMs = Date.now();
  return nowMs;
}

/** The current instant in ms, one timer for all who ask; `null` while the server renders and hydrates. */
export function useNow(): number | null {
  return useSyncExternalStore<number | null>(subscribe, readNow, () => null);
}
