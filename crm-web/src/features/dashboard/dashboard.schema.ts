/** A number of the day beside the same stretch of the day before. */
export interface Compared {
  readonly now: number;
  readonly before: number;
}

/** The numbers at the top of the dashboard. Money is in minor units. */
export interface DayNumbers {
  readonly orders: Compared;
  readonly revenueMinor: Compared;
  readonly averageMinor: Compared;
  /** Share of orders whose payment succeeded, 0 to 1; null when there was none to judge. */
  readonly paidShare: { readonly now: number | null; readonly before: number | null };
  readonly failedPayments: Compared;
}

/** What waits for somebody, as of now. */
export interface OpenWork {
  readonly backlog: number;
  readonly suspicious: number;
  readonly toProcess: number;
  readonly toShip: number;
  readonly lowStock: number;
}

/** Orders and paid revenue of one day (UTC). */
export interface DaySales {
  /** `2026-11-21` */
  readonly day: string;
  readonly orders: number;
  readonly revenueMinor: number;
}

/** An order in the list of the newest. */
export interface LatestOrder {
  readonly number: string;
  readonly contactName: string;
  readonly status: string;
  readonly totalMinor: number;
  readonly currency: string;
  readonly placedAt: Date;
}

/** A product that runs out. */
export interface LowProduct {
  readonly id: number;
  readonly name: string;
  readonly sku: string;
  readonly available: number;
  readonly threshold: number;
}

/** A background job and how its last run went. */
export interface JobState {
  readonly name: string;
  readonly isRunning: boolean;
  readonly lastFinishedAt: Date | null;
  readonly lastOutcome: string | null;
  readonly lastMessage: string | null;
}

/** Everything on the dashboard. */
export interface Dashboard {
  readonly numbers: DayNumbers;
  readonly work: OpenWork;
  readonly days: readonly DaySales[];
  readonly latest: readonly LatestOrder[];
  readonly low: readonly LowProduct[];
  readonly jobs: readonly JobState[];
  readonly backlogMinutes: number;
  readonly suspiciousFromMinor: number;
  /** First day (UTC) of those that count as suspicious here. */
  readonly suspiciousSince: string;
  readonly currency: string;
  readonly now: number;
}
