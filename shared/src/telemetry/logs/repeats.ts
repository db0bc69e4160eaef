/** Lines of one kind that are let through in a window. */
const MAX_PER_WINDOW = 50;
const WINDOW_MS = 10_000;
/** Messages are constant texts, so there are few; more than these are not watched. */
const MAX_KINDS = 2_000;

interface Kind {
  count: number;
  /** Writes the summary of what was held back. */
  readonly summarise: (suppressedCount: number) => void;
}

/**
 * Lets the same message of the same logger through so many times in ten seconds; the rest is counted, and told in one
 * line at the end of the window. A loop that fails must not bury everything else.
 */
export class RepeatLimit {
  private readonly kinds = new Map<string, Kind>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly maxPerWindow = MAX_PER_WINDOW,
    private readonly windowMs = WINDOW_MS,
  ) {}

  /** @returns whether the line may be written */
  admit(key: string, summarise: Kind['summarise']): boolean {
    const kind = this.kinds.get(key);
    if (kind) {
      kind.count += 1;
      return kind.count <= this.maxPerWindow;
    }
    if (this.kinds.size < MAX_KINDS) this.kinds.set(key, { count: 1, summarise });
    this.timer ??= this.plan();
    return true;
  }

  /** Ends the window now. */
  endWindow(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const ended = [...this.kinds.values()];
    this.kinds.clear();
    for (const { count, summarise } of ended)
      if (count > this.maxPerWindow) summarise(count - this.maxPerWindow);
  }

  private plan(): NodeJS.Timeout {
    const timer = setTimeout(() => this.endWindow(), this.windowMs);
    timer.unref();
    return timer;
  }
}
