import 'server-only';
import { sha256Hex } from '../ids';
import { countMetric, currentTraceContext, getLogger, withSpan } from '../telemetry';
import { MS } from '../time';
import { type EventQueue, type SecurityEventRow, startEventQueue } from './event-queue';
import { excerptOf, maskAddress } from './evidence';
import { createSuspicion, type SuspiciousDeed } from './suspicion';
import { ATTACK_TYPES, type AttackType } from './taxonomy';

/** Who sent a request, as far as it is known where something was detected. */
export interface AttackSource {
  readonly address: string;
  readonly method: string | null;
  /** Template of the route, or its path. */
  readonly route: string | null;
  readonly userId?: number | null;
  /** Cookie of a session or cart; only its hash is kept. */
  readonly session?: string | null;
}

/** What was detected. */
export interface AttackNote {
  readonly type: AttackType;
  /** Text that shows it; an excerpt is kept. */
  readonly evidence?: string;
}

interface SecurityState {
  readonly application: string;
  readonly queue: EventQueue;
  readonly suspect: (deed: SuspiciousDeed, address: string) => AttackType | null;
  /** Reports per type and address in the current minute. */
  readonly recent: { startedMs: number; counts: Map<string, number> };
}

/** More of the same from one address within a minute is counted, and not written down. */
const MAX_PER_MINUTE = 10;

// A bundler may instantiate this module once per entry point; the process has one queue.
const KEY = Symbol.for('octo.security');
const holder = globalThis as typeof globalThis & { [KEY]?: SecurityState };

/**
 * Starts recording; called once, at boot. Before that (tests of single routes, builds) nothing is recorded.
 * @param insert appends rows through the small pool of security events
 * @returns a function that writes what waits and stops
 */
export function startSecurityEvents(
  application: string,
  insert: (rows: readonly SecurityEventRow[]) => Promise<void>,
): () => Promise<void> {
  const queue = startEventQueue(insert);
  holder[KEY] = {
    application,
    queue,
    suspect: createSuspicion(),
    recent: { startedMs: 0, counts: new Map() },
  };
  return async () => {
    await queue.stop();
    delete holder[KEY];
  };
}

/**
 * Notes a detected attack: a span `ATTACK:<TYPE>`, a log line, a metric and, a moment later, a row. It takes
 * microseconds, waits for nothing and never throws, so that it cannot change what happens to the request.
 */
export function reportAttack({ type, evidence }: AttackNote, source: AttackSource): void {
  const state = holder[KEY];
  if (!state) return;
  const { severity, mitre, owasp } = ATTACK_TYPES[type];
  countMetric('octo.security.events', { 'security.attack.type': type, 'security.attack.severity': severity });
  const isShop = state.application === 'octo-drone-shop';
  countMetric(isShop ? 'shop.business.security.events' : 'crm.business.security.events', { type, severity });
  if (isRepetition(state, `${type} ${source.address}`)) return;
  const excerpt = evidence === undefined ? null : excerptOf(evidence);
  const clientIpMasked = maskAddress(source.address);
  const attributes = {
    'security.attack.detected': true,
    'security.attack.type': type,
    'security.attack.severity': severity,
    'security.attack.mitre_id': mitre.id,
    'security.attack.mitre_technique': mitre.name,
    'security.attack.mitre_tactic': mitre.tactic,
    'security.attack.owasp': owasp,
    'security.source_ip': clientIpMasked,
    ...(excerpt === null ? {} : { 'security.attack.payload': excerpt }),
  };
  void withSpan(`ATTACK:${type.toUpperCase()}`, { attributes }, () => undefined);
  const level = severity === 'low' || severity === 'medium' ? 'warn' : 'error';
  getLogger('security')[level](
    {
      attack: type,
      severity,
      mitre: mitre.id,
      owasp,
      route: source.route,
      clientIpMasked,
      evidence: excerpt,
    },
    'Attack detected',
  );
  state.queue.add({
    attackType: type,
    severity,
    mitreTechnique: mitre.id,
    mitreTactic: mitre.tactic,
    owaspCategory: owasp,
    application: state.application,
    route: source.route?.slice(0, 200) ?? null,
    method: source.method?.slice(0, 10) ?? null,
    clientIpMasked,
    clientIpHash: sha256Hex(source.address),
    userId: source.userId ?? null,
    sessionHash: source.session ? sha256Hex(source.session) : null,
    traceId: currentTraceContext()?.traceId ?? null,
    evidence: excerpt,
    createdAt: new Date(),
  });
}

/** Counts a deed that is harmless once; reports it when it comes too often from one address. */
export function reportSuspicion(deed: SuspiciousDeed, source: AttackSource): void {
  const type = holder[KEY]?.suspect(deed, source.address);
  if (type) reportAttack({ type }, source);
}

function isRepetition({ recent }: SecurityState, key: string): boolean {
  const nowMs = Date.now();
  if (nowMs - recent.startedMs >= MS.minute) {
    recent.startedMs = nowMs;
    recent.counts.clear();
  }
  const count = (recent.counts.get(key) ?? 0) + 1;
  recent.counts.set(key, count);
  return count > MAX_PER_MINUTE;
}
