import type { ArtworkOf } from '../artwork.schema';
import { decal, lamp, panel } from '../engine/flat';
import { level } from '../engine/frame';
import { letter } from '../engine/lettering';
import { bar, loft, smoothSections } from '../engine/loft';
import { tinted } from '../engine/material';
import { circle, plate } from '../engine/outline';
import type { Sheet } from '../engine/sheet';
import type { Vec3 } from '../engine/vector';
import { BLACK, BRASS, GREY, GUNMETAL, PALE, type Palette, paletteOf, RUBBER } from '../palette';
import { box, onWall, slab } from '../parts/box';
import { cord } from '../parts/cord';

type BatteryArt = ArtworkOf<'battery'>;

const RIGHT: Vec3 = [1, 0, 0];
const FRONT: Vec3 = [0, -1, 0];

function leads(sheet: Sheet, palette: Palette, y: number, z: number): void {
  for (const x of [-0.12, 0.12]) {
    cord(
      sheet,
      [
        [x, y, z],
        [x, y - 0.5, z + 0.1],
        [x + 0.35, y - 0.75, 0.1],
        [x * 0.5 + 0.78, y - 0.52, 0.13],
      ],
      0.1,
      x < 0 ? tinted(BLACK, 0.02) : { ...BLACK, l: 0.55, c: 0.2, h: 25 },
    );
  }
  box(sheet, [0.92, y - 0.48, 0.02], [0.36, 0.24, 0.2], palette.accent, { radius: 0.04 });
  for (const dy of [-0.06, 0.06])
    bar(sheet, [1.1, y - 0.48 + dy, 0.12], [1.17, y - 0.48 + dy, 0.12], 0.04, BRASS, {
      samples: 12,
      hasShadow: false,
    });
  for (const k of [0, 1, 2, 3])
    cord(
      sheet,
      [
        [-0.3 + k * 0.035, y, z - 0.1],
        [-0.4, y - 0.4, z],
        [-0.6, y - 0.5, 0.06],
        [-0.72 + k * 0.035, y - 0.62, 0.05],
      ],
      0.025,
      k % 2 ? GREY : { ...palette.accent, gloss: 0.1 },
    );
  box(sheet, [-0.68, y - 0.68, 0.01], [0.24, 0.14, 0.1], PALE, { radius: 0.02 });
}

function softPack(sheet: Sheet, art: BatteryArt, palette: Palette): void {
  const [w, d, h] = [1.02, 2.3, 0.82];
  box(sheet, [0, 0.2, 0], [w, d, h], palette.shell, { radius: 0.1, bevel: 0.07 });
  const cells = art.cells;
  for (let k = 1; k < cells; k++)
    decal(
      sheet,
      onWall([w / 2, 0.2, (h * k) / cells], RIGHT, 0.002),
      plate(d * 0.9, 0.012, 0.004),
      '#0b1224',
      { opacity: 0.28 },
    );
  panel(sheet, onWall([w / 2, 0.2, h / 2], RIGHT, 0.004), plate(1.7, 0.5, 0.05), tinted(palette.trim, -0.06));
  panel(sheet, onWall([w / 2, 1, h / 2], RIGHT, 0.006), plate(0.1, 0.5, 0.02), palette.accent);
  if (art.label)
    letter(sheet, onWall([w / 2, 0.14, h / 2 + 0.06], RIGHT, 0.008), art.label, 0.2, '#f3f6fb', 2.4);
  decal(sheet, onWall([w / 2, 0.14, h / 2 - 0.15], RIGHT, 0.008), plate(1.1, 0.03, 0.01), '#aab3c2', {
    opacity: 0.8,
  });
  panel(sheet, level([0, 0.2, h + 0.003]), plate(0.7, 1.9, 0.06), tinted(palette.trim, -0.04));
  letter(
    sheet,
    { o: [0, 0.2, h + 0.006], x: [0, 1, 0], y: [-1, 0, 0], z: [0, 0, 1] },
    'VOLTANE',
    0.24,
    '#f3f6fb',
    2.6,
  );
  panel(sheet, level([0, 1.02, h + 0.005]), plate(0.7, 0.14, 0.02), palette.accent);
  leads(sheet, palette, -0.95, 0.5);
}

function longPack(sheet: Sheet, art: BatteryArt, palette: Palette): void {
  const [w, d, h] = [1.1, 2, 1.24];
  const endPlate = (y: number): void =>
    box(sheet, [0, y, 0], [w + 0.1, 0.16, h + 0.1], GUNMETAL, { radius: 0.06, bevel: 0.03 });
  endPlate(1.12);
  box(sheet, [0, 0.1, 0.05], [w, d, h], palette.shell, { radius: 0.08, bevel: 0.05 });
  endPlate(-0.92);
  for (const x of [-0.34, 0.34])
    for (const z of [0.18, 1.1]) decal(sheet, onWall([x, -1.0, z], FRONT), circle(0.045, 14), '#1b212d');
  slab(sheet, [0, -1.0, 0.62], FRONT, [0.66, 0.44, 0.06], BLACK, { radius: 0.06 });
  for (const x of [-0.16, 0.16]) {
    decal(sheet, onWall([x, -1.06, 0.62], FRONT, 0.006), circle(0.105, 24), '#0a0d13');
    decal(sheet, onWall([x, -1.06, 0.62], FRONT, 0.008), circle(0.06, 18), '#c9a24a');
  }
  for (const k of [0, 1, 2, 3])
    lamp(sheet, onWall([-0.18 + k * 0.12, -1.0, 1.0], FRONT, 0.01), 0.026, k < 3 ? 145 : 95);
  panel(sheet, onWall([w / 2, 0.1, 0.66], RIGHT, 0.004), plate(1.6, 0.62, 0.06), tinted(palette.trim, -0.06));
  if (art.label) letter(sheet, onWall([w / 2, 0.1, 0.72], RIGHT, 0.008), art.label, 0.17, '#f6f3ea', 2.2);
  decal(sheet, onWall([w / 2, 0.1, 0.48], RIGHT, 0.008), plate(1.2, 0.03, 0.01), '#b9b09a', { opacity: 0.8 });
  const z = h + 0.04;
  cord(
    sheet,
    [
      [0, 0.72, z],
      [0, 0.66, z + 0.42],
      [0, -0.46, z + 0.42],
      [0, -0.52, z],
    ],
    0.17,
    RUBBER,
  );
  for (const y of [0.72, -0.52]) box(sheet, [0, y, z], [0.34, 0.18, 0.06], GUNMETAL, { hasShadow: false });
}

function smartPack(sheet: Sheet, art: BatteryArt, palette: Palette): void {
  const rib = (y: number, w: number, h: number) => ({
    at: [0, y, 0.48] as Vec3,
    u: [w, 0, 0] as Vec3,
    v: [0, 0, h] as Vec3,
    n: 4.5,
  });
  loft(
    sheet,
    smoothSections(
      [rib(1.16, 0.56, 0.38), rib(1.1, 0.66, 0.45), rib(0.3, 0.72, 0.48), rib(-0.7, 0.72, 0.48)],
      4,
    ),
    palette.shell,
    { samples: 44 },
  );
  loft(
    sheet,
    smoothSections([rib(-0.7, 0.735, 0.49), rib(-1.02, 0.735, 0.49), rib(-1.14, 0.68, 0.44)], 3),
    palette.trim,
    { samples: 44 },
  );
  const front = onWall([0, -1.145, 0.48], FRONT, 0.004);
  panel(sheet, front, plate(1.06, 0.58, 0.1), tinted(BLACK, 0.02));
  for (const k of [0, 1, 2, 3]) lamp(sheet, { ...front, o: [-0.3 + k * 0.13, -1.155, 0.6] }, 0.032, 150);
  decal(sheet, { ...front, o: [0.32, -1.155, 0.6] }, circle(0.085, 24), 'none', {
    stroke: '#e8ecf4',
    width: 2,
  });
  decal(sheet, { ...front, o: [0.32, -1.157, 0.6] }, circle(0.05, 18), '#c62a30');
  if (art.label) letter(sheet, { ...front, o: [-0.08, -1.155, 0.36] }, art.label, 0.15, '#e8ecf4', 2);
  panel(sheet, level([0, 0.2, 0.963]), plate(0.72, 0.9, 0.08), tinted(palette.shell, -0.06));
  letter(
    sheet,
    { o: [0, 0.2, 0.967], x: [0, 1, 0], y: [-1, 0, 0], z: [0, 0, 1] },
    '5000',
    0.22,
    '#4a5160',
    2.2,
  );
  panel(sheet, level([0, -0.44, 0.965]), plate(0.9, 0.08, 0.02), palette.accent);
  for (const y of [-0.86, -0.94])
    decal(sheet, level([0, y, 0.972]), plate(0.5, 0.035, 0.012), '#0e131d', { opacity: 0.7 });
}

function station(sheet: Sheet, art: BatteryArt, palette: Palette): void {
  const [w, d, h] = [2.3, 1.3, 1.3];
  for (const x of [-0.85, 0.85])
    for (const y of [-0.4, 0.4]) box(sheet, [x, y, 0], [0.3, 0.3, 0.08], RUBBER, { radius: 0.08 });
  box(sheet, [0, 0, 0.08], [w, d, h], palette.shell, { radius: 0.24, bevel: 0.1 });
  for (const y of [-0.3, 0.3])
    box(sheet, [-0.0, y, h + 0.06], [w * 0.86, 0.12, 0.22], tinted(palette.trim, -0.04), {
      radius: 0.05,
      bevel: 0.03,
    });
  bar(sheet, [-0.8, -0.3, h + 0.24], [0.8, -0.3, h + 0.24], 0.07, RUBBER);
  for (const z of [0.5, 0.62, 0.74, 0.86, 0.98])
    slab(sheet, [w / 2, 0, z], RIGHT, [0.7, 0.05, 0.02], tinted(BLACK, -0.04), { radius: 0.02 });
  const y = -d / 2;
  slab(sheet, [0, y, 0.72], FRONT, [1.96, 0.98, 0.03], tinted(palette.trim, -0.06), { radius: 0.12 });
  slab(sheet, [-0.58, y - 0.03, 0.9], FRONT, [0.62, 0.42, 0.02], BLACK, { radius: 0.06 });
  const screen = onWall([-0.58, y - 0.055, 0.9], FRONT);
  decal(sheet, screen, plate(0.54, 0.34, 0.04), '#0c1a14');
  letter(sheet, { ...screen, o: [-0.66, y - 0.06, 0.93] }, '98', 0.17, '#8dffb0', 2.6);
  decal(sheet, { ...screen, o: [-0.44, y - 0.06, 0.93] }, plate(0.09, 0.15, 0.02), '#8dffb0', {
    opacity: 0.85,
  });
  decal(sheet, { ...screen, o: [-0.58, y - 0.06, 0.79] }, plate(0.42, 0.03, 0.01), '#3f8f5c');
  for (const x of [0.06, 0.46, 0.82]) {
    const socket = onWall([x, y - 0.035, 0.92], FRONT);
    decal(sheet, socket, circle(0.155, 28), '#0e131c');
    decal(sheet, socket, circle(0.155, 28), 'none', { stroke: '#76808f', width: 1.4 });
    for (const dx of [-0.06, 0.06])
      decal(sheet, { ...socket, o: [x + dx, y - 0.04, 0.92] }, circle(0.024, 10), '#7c8696');
  }
  for (const x of [-0.78, -0.6, -0.42])
    decal(sheet, onWall([x, y - 0.035, 0.46], FRONT), plate(0.12, 0.055, 0.012), '#0a0d13');
  for (const x of [-0.22, -0.04])
    decal(sheet, onWall([x, y - 0.035, 0.46], FRONT), circle(0.05, 16), '#0a0d13');
  if (art.label) letter(sheet, onWall([0.52, y - 0.035, 0.46], FRONT), art.label, 0.1, '#e8ecf4', 1.7);
  panel(sheet, onWall([0, y, 0.16], FRONT, 0.004), plate(1.7, 0.05, 0.02), palette.accent);
  lamp(sheet, onWall([0.86, y - 0.035, 0.64], FRONT), 0.03, 140);
}

/** Draws a battery or a power station. */
export function drawBattery(sheet: Sheet, art: BatteryArt): void {
  const palette = paletteOf(art.colourway, art.accent);
  sheet.group([0, 0, 0], () => {
    if (art.layout === 'soft-pack') softPack(sheet, art, palette);
    else if (art.layout === 'long-pack') longPack(sheet, art, palette);
    else if (art.layout === 'smart') smartPack(sheet, art, palette);
    else station(sheet, art, palette);
  });
}
