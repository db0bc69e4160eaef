/** What a user agent tells, in words that are few enough to group by. */
export interface ClientDevice {
  readonly device: 'phone' | 'tablet' | 'desktop';
  readonly browser: string;
  readonly os: string;
}

/** In this order: each also carries the names of those below it. */
const BROWSERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Edge', /Edg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Samsung Internet', /SamsungBrowser\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari/],
];

const SYSTEMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad|iPod/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
];

/** Reads a user agent; what it does not say is `other`. Never trusted for more than statistics. */
export function clientDevice(userAgent: string): ClientDevice {
  const isTablet = /iPad|Tablet/.test(userAgent) || (/Android/.test(userAgent) && !/Mobile/.test(userAgent));
  const isPhone = !isTablet && /Mobi|iPhone|iPod/.test(userAgent);
  return {
    device: isTablet ? 'tablet' : isPhone ? 'phone' : 'desktop',
    browser: browserOf(userAgent),
    os: SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'other',
  };
}

function browserOf(userAgent: string): string {
  for (const [name, pattern] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version.slice(0, 4)}`;
  }
  return 'other';
}
