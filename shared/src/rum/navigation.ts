import type { SpanPlace, UserAction } from './action';
import { pathTemplate } from './address';
import { nowMs, type RumSpan } from './span';

const GIVE_UP_MS = 10_000;

/** What the follower of navigations needs to know. */
export interface NavigationTracing {
  readonly emit: (span: RumSpan) => void;
  readonly action: () => UserAction | null;
  /** The address has changed: a new view begins. */
  readonly onCommit: (page: string, place: SpanPlace) => void;
  /** The new page has been painted. */
  readonly onPainted: (span: RumSpan) => void;
}

interface Started {
  readonly place: SpanPlace;
  readonly startMs: number;
  readonly type: string;
  readonly from: string;
  readonly finish: () => void;
}

/**
 * Follows navigations without a page load: from the router's first step to the paint after the address has changed. The
 * span is the parent of the calls that the router makes for it. One that leads nowhere within ten seconds is forgotten.
 */
export class Navigations {
  private started: Started | null = null;
  private address = location.pathname + location.search;

  constructor(private readonly tracing: NavigationTracing) {
    const { pushState, replaceState } = history;
    const committed = () => this.commit();
    history.pushState = function push(...args) {
      pushState.apply(this, args);
      committed();
    };
    history.replaceState = function replace(...args) {
      replaceState.apply(this, args);
      committed();
    };
    addEventListener('popstate', () => {
      this.begin('traverse');
      this.commit();
    });
  }

  /** The router sets off. */
  begin(type: string): void {
    this.started?.finish();
    const place = this.tracing.action()?.beginCall();
    if (!place) return;
    const action = this.tracing.action();
    let isOver = false;
    const finish = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      action?.endCall();
      if (this.started === started) this.started = null;
    };
    const timer = setTimeout(finish, GIVE_UP_MS);
    const started: Started = { place, startMs: nowMs(), type, from: this.address, finish };
    this.started = started;
  }

  private commit(): void {
    try {
      const address = location.pathname + location.search;
      if (address === this.address) return;
      this.address = address;
      const { started } = this;
      if (!started || started.from === address) return;
      const page = pathTemplate(location.pathname);
      this.tracing.onCommit(page, started.place);
      afterPaint(() => {
        started.finish();
        const span: RumSpan = {
          ...started.place,
          name: 'browser.navigation',
          kind: 1,
          startMs: started.startMs,
          endMs: nowMs(),
          attributes: { 'browser.page.path': page, 'browser.navigation.type': started.type },
        };
        this.tracing.emit(span);
        this.tracing.onPainted(span);
      });
    } catch {
      // The page moves on, whatever becomes of its telemetry.
    }
  }
}

// Frames stop in a hidden tab; then the moment of the change has to do.
function afterPaint(run: () => void): void {
  if (document.visibilityState === 'hidden') run();
  else requestAnimationFrame(() => setTimeout(run, 0));
}
