import { type Frame, locate } from './frame';
import { polygon, type Sheet } from './sheet';
import type { Vec2 } from './vector';

// Engraver's single-line capitals on a grid of 4 × 6: each stroke is a row of xy pairs.
const STROKES: Readonly<Record<string, readonly string[]>> = {
  A: ['0004264440', '0242'],
  B: ['03000636454433', '033342413000'],
  C: ['4130100105163645'],
  D: ['00062645412000'],
  E: ['46060040', '0333'],
  F: ['460600', '0333'],
  G: ['45361605011030414323'],
  H: ['0006', '4046', '0343'],
  I: ['2026'],
  J: ['0110304146'],
  K: ['0006', '4603', '1340'],
  L: ['060040'],
  M: ['0006234640'],
  N: ['00064046'],
  O: ['100105163645413010'],
  P: ['00063645443303'],
  Q: ['100105163645413010', '2240'],
  R: ['00063645443303', '2340'],
  S: ['453616050413334241301001'],
  T: ['0646', '2026'],
  U: ['060110304146'],
  V: ['062046'],
  W: ['0610233046'],
  X: ['0046', '0640'],
  Y: ['0623', '4623', '2320'],
  Z: ['06460040'],
  '0': ['100105163645413010'],
  '1': ['152620', '1030'],
  '2': ['05163645440040'],
  '3': ['051636454433', '13334241301001'],
  '4': ['30360242'],
  '5': ['4606033342413000'],
  '6': ['453616050110304142331302'],
  '7': ['064610'],
  '8': ['130201103041423344453616050413', '1333'],
  '9': ['0110304145361605041343'],
  '-': ['1333'],
  '.': ['2021'],
  '/': ['0046'],
  '+': ['1333', '2224'],
};

const parse = (stroke: string): Vec2[] => {
  const points: Vec2[] = [];
  for (let i = 0; i + 1 < stroke.length; i += 2) points.push([Number(stroke[i]), Number(stroke[i + 1])]);
  return points;
};

/** Width of a text in the units of `size` (the height of a capital). */
export const widthOf = (text: string, size: number): number => ((text.length * 5.6 - 1.6) / 6) * size;

/**
 * Writes capitals and figures in the plane of a frame (x to the right, y up), centred on its origin.
 * Drawn as lines, so that it looks the same with every font set and follows the perspective.
 */
export function letter(
  sheet: Sheet,
  frame: Frame,
  text: string,
  size: number,
  colour: string,
  weight = 1.6,
): void {
  const unit = size / 6;
  const start = -widthOf(text, size) / 2;
  const data = [...text.toUpperCase()]
    .flatMap((char, index) =>
      (STROKES[char] ?? []).map((stroke) =>
        polygon(
          parse(stroke).map(([x, y]) =>
            sheet.at(locate(frame, [start + (index * 5.6 + x) * unit, (y - 3) * unit])),
          ),
          false,
        ),
      ),
    )
    .join('');
  sheet.add(
    `<path fill="none" stroke="${colour}" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round" d="${data}"/>`,
    frame.o,
  );
}
