import type { Segment, SpanCategory, SpanRow, TraceView } from './traces.schema';

/** What the spans of one place add up to in one trace. */
export interface PlaceSum {
  readonly count: number;
  readonly durationUs: number;
  /** Time in which none of their children ran. */
  readonly selfUs: number;
  readonly errorCount: number;
}

/** A place in the tree of calls: spans of the same name and service below the same place. */
export interface ComparedPlace {
  /** Names from the root down; unique. */
  readonly path: string;
  readonly name: string;
  readonly serviceName: string;
  readonly category: SpanCategory;
  readonly depth: number;
  /** Null where a trace has no such spans. */
  readonly a: PlaceSum | null;
  readonly b: PlaceSum | null;
  /** By how much B took longer than A. */
  readonly durationDeltaUs: number;
  readonly selfDeltaUs: number;
}

/** Two traces side by side. */
export interface TraceComparison {
  /** Depth first, by first start. */
  readonly places: readonly ComparedPlace[];
  /** Places whose own work differs most, the largest difference first; without those below a tenth of a millisecond. */
  readonly movers: readonly ComparedPlace[];
  readonly addedCount: number;
  readonly missingCount: number;
}

interface Place {
  readonly path: string;
  readonly row: SpanRow;
  readonly depth: number;
  readonly children: Map<string, Place>;
  firstUs: number;
  a: PlaceSum | null;
  b: PlaceSum | null;
}

const MAX_MOVERS = 5;
const NOTEWORTHY_US = 100;
const NOTHING: PlaceSum = { count: 0, durationUs: 0, selfUs: 0, errorCount: 0 };

/** Lays two traces over each other by the names from the root down, so that ten calls of one kind are one place. */
export function compareTraces(a: Pick<TraceView, 'rows'>, b: Pick<TraceView, 'rows'>): TraceComparison {
  const roots = new Map<string, Place>();
  addTrace(roots, a.rows, 'a');
  addTrace(roots, b.rows, 'b');
  const places = flatten(roots);
  return {
    places,
    movers: places
      .filter(({ selfDeltaUs }) => Math.abs(selfDeltaUs) >= NOTEWORTHY_US)
      .sort((one, other) => Math.abs(other.selfDeltaUs) - Math.abs(one.selfDeltaUs))
      .slice(0, MAX_MOVERS),
    addedCount: places.filter((place) => place.a === null).length,
    missingCount: places.filter((place) => place.b === null).length,
  };
}

function addTrace(roots: Map<string, Place>, rows: readonly SpanRow[], side: 'a' | 'b'): void {
  // The place of the last row of each depth: rows come depth first, so the one above is the parent's.
  const above: Place[] = [];
  for (const row of rows) {
    const parent = above[row.depth - 1];
    const siblings = parent?.children ?? roots;
    const key = `${row.serviceName}\u0000${row.name}`;
    const place = siblings.get(key) ?? {
      path: parent ? `${parent.path}\u0001${key}` : key,
      row,
      depth: row.depth,
      children: new Map<string, Place>(),
      firstUs: row.offsetUs,
      a: null,
      b: null,
    };
    siblings.set(key, place);
    place.firstUs = Math.min(place.firstUs, row.offsetUs);
    const sum = place[side] ?? NOTHING;
    place[side] = {
      count: sum.count + 1,
      durationUs: sum.durationUs + row.durationUs,
      selfUs: sum.selfUs + lengthOf(row.selfSegments),
      errorCount: sum.errorCount + (row.isError ? 1 : 0),
    };
    above.length = row.depth;
    above.push(place);
  }
}

function flatten(places: ReadonlyMap<string, Place>): ComparedPlace[] {
  return [...places.values()]
    .sort((one, other) => one.firstUs - other.firstUs)
    .flatMap((place) => [toCompared(place), ...flatten(place.children)]);
}

function toCompared({ path, row, depth, a, b }: Place): ComparedPlace {
  const [before, after] = [a ?? NOTHING, b ?? NOTHING];
  return {
    path,
    name: row.name,
    serviceName: row.serviceName,
    category: row.category,
    depth,
    a,
    b,
    durationDeltaUs: after.durationUs - before.durationUs,
    selfDeltaUs: after.selfUs - before.selfUs,
  };
}

function lengthOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, [from, to]) => sum + to - from, 0);
}
