const SERVICE_LABELS: Readonly<Record<string, string>> = {
  'octo-drone-shop-browser': 'Shop browser',
  'octo-drone-shop': 'Shop',
  'enterprise-crm-portal-browser': 'Console browser',
  'enterprise-crm-portal': 'Console',
};

/** A service in people's words; unknown ones keep their name. */
export function serviceLabel(serviceName: string): string {
  return SERVICE_LABELS[serviceName] ?? serviceName;
}

/** A length of time: `850 µs`, `4.25 ms`, `318 ms`, `1.24 s`, `2 min 5 s`. */
export function formatDuration(us: number): string {
  if (us < 1_000) return `${Math.round(us)} µs`;
  if (us < 10_000) return `${(us / 1_000).toFixed(2)} ms`;
  if (us < 1_000_000) return `${Math.round(us / 1_000)} ms`;
  if (us < 60_000_000) return `${(us / 1_000_000).toFixed(2)} s`;
  return `${Math.floor(us / 60_000_000)} min ${Math.round((us % 60_000_000) / 1_000_000)} s`;
}

/** By how much something took longer or shorter: `+4.25 ms`, `−318 ms`, `0`. */
export function formatDelta(us: number): string {
  if (Math.round(us) === 0) return '0';
  return `${us > 0 ? '+' : '−'}${formatDuration(Math.abs(us))}`;
}

/** A share in whole per cent; `0 %` of nothing. */
export function formatShare(part: number, whole: number): string {
  return `${whole > 0 ? Math.round((part / whole) * 100) : 0} %`;
}

/** Colours of services, in the order in which they appear; the browser and the apps keep theirs on every page. */
const FIXED_COLOURS: Readonly<Record<string, number>> = {
  'octo-drone-shop': 1,
  'enterprise-crm-portal': 2,
  'octo-drone-shop-browser': 3,
  'enterprise-crm-portal-browser': 4,
};

/** CSS colour of a service's lane. */
export function serviceColour(serviceName: string): string {
  const fixed = FIXED_COLOURS[serviceName];
  if (fixed) return `var(--color-chart-${fixed})`;
  let hash = 0;
  for (const char of serviceName) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return `var(--color-chart-${5 + (hash % 2)})`;
}
