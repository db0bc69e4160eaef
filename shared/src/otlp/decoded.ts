/** What a request held, and what had to be left out of it. */
export interface Decoded<T> {
  readonly items: readonly T[];
  readonly rejectedCount: number;
  /** Why the first item was rejected. */
  readonly firstProblem: string | null;
}
