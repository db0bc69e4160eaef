import { type Oklch, toHex } from './colour';
import { averageColour } from './material';
import type { Sheet, Stop } from './sheet';
import type { Vec2 } from './vector';

/** A lit point of a surface on the sheet. */
export interface Sample {
  readonly at: Vec2;
  readonly colour: Oklch;
}

/** Direction on the sheet in which the light changes most (least squares), as a unit vector. */
function slopeOf(samples: readonly Sample[]): Vec2 {
  const count = samples.length;
  let mx = 0;
  let my = 0;
  let ml = 0;
  for (const { at, colour } of samples) {
    mx += at[0] / count;
    my += at[1] / count;
    ml += colour.l / count;
  }
  let xx = 1e-6;
  let yy = 1e-6;
  let xy = 0;
  let xl = 0;
  let yl = 0;
  for (const { at, colour } of samples) {
    const dx = at[0] - mx;
    const dy = at[1] - my;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
    xl += dx * (colour.l - ml);
    yl += dy * (colour.l - ml);
  }
  const determinant = xx * yy - xy * xy;
  const gx = Math.abs(determinant) < 1e-3 ? (xx > yy ? 1 : 0) : (xl * yy - yl * xy) / determinant;
  const gy = Math.abs(determinant) < 1e-3 ? (xx > yy ? 0 : 1) : (yl * xx - xl * xy) / determinant;
  const size = Math.hypot(gx, gy);
  return size < 1e-9 ? [0, 1] : [gx / size, gy / size];
}

interface Mark {
  readonly offset: number;
  readonly colour: Oklch;
}

/** Drops stops that their neighbours already imply: less than the eye, or the file, needs. */
function withoutRedundant(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const [i, mark] of marks.entries()) {
    const before = kept.at(-1);
    const after = marks[i + 1];
    if (before && after) {
      const share = (mark.offset - before.offset) / (after.offset - before.offset);
      const implied = before.colour.l + (after.colour.l - before.colour.l) * share;
      if (Math.abs(implied - mark.colour.l) < 0.012) continue;
    }
    kept.push(mark);
  }
  return kept;
}

/**
 * A paint (flat colour or gradient) that reproduces the lit samples over a shape. Without a
 * `direction` the gradient runs where the light changes most.
 */
export function paintFor(sheet: Sheet, samples: readonly Sample[], bins = 5, direction?: Vec2): string {
  const first = samples[0];
  if (!first || sheet.isMeasuring) return '#808080';
  const lightness = samples.map((s) => s.colour.l);
  if (Math.max(...lightness) - Math.min(...lightness) < 0.012) {
    return toHex(averageColour(samples.map((s) => s.colour)));
  }
  const slope = direction ?? slopeOf(samples);
  const position = (p: Vec2): number => p[0] * slope[0] + p[1] * slope[1];
  const positions = samples.map((s) => position(s.at));
  const low = Math.min(...positions);
  const span = Math.max(...positions) - low;
  if (span < 0.8) return toHex(averageColour(samples.map((s) => s.colour)));
  const groups = new Map<number, { offset: number; colour: Oklch }[]>();
  for (const sample of samples) {
    const offset = (position(sample.at) - low) / span;
    const bin = Math.min(bins - 1, Math.floor(offset * bins));
    const group = groups.get(bin) ?? [];
    group.push({ offset, colour: sample.colour });
    groups.set(bin, group);
  }
  const marks = [...groups.entries()]
    .sort(([x], [y]) => x - y)
    .map(([, group]) => ({
      offset: group.reduce((sum, g) => sum + g.offset, 0) / group.length,
      colour: averageColour(group.map((g) => g.colour)),
    }));
  const stops = withoutRedundant(marks).map(({ offset, colour }): Stop => [offset, toHex(colour)]);
  const base = position(first.at);
  const place = (offset: number): Vec2 => {
    const delta = low + offset * span - base;
    return [first.at[0] + slope[0] * delta, first.at[1] + slope[1] * delta];
  };
  return sheet.linear(place(0), place(1), stops);
}
