import { decal, lamp, panel } from '../../engine/flat';
import { type Frame, facing, level } from '../../engine/frame';
import { letter } from '../../engine/lettering';
import { loft, type Section, smoothSections, turned } from '../../engine/loft';
import { type Material, tinted } from '../../engine/material';
import { circle, inset, moved, plate, rounded } from '../../engine/outline';
import { prism } from '../../engine/prism';
import type { Vec2 } from '../../engine/vector';
import { BLACK, CARBON } from '../../palette';
import type { Craft } from './layout';

/** [position along the body -1 nose .. 1 tail, half width, half height, height of the centre]. */
type Keel = readonly (readonly [number, number, number, number])[];

const KEELS: Readonly<Record<'pebble' | 'wedge' | 'pod', { readonly keel: Keel; readonly n: number }>> = {
  pebble: {
    n: 2.7,
    keel: [
      [-1, 0.35, 0.3, -0.02],
      [-0.94, 0.72, 0.62, -0.01],
      [-0.6, 0.98, 0.94, 0],
      [0, 1, 1, 0.02],
      [0.55, 0.88, 0.9, 0.02],
      [0.9, 0.62, 0.6, 0],
      [1, 0.4, 0.4, 0],
    ],
  },
  wedge: {
    n: 3.6,
    keel: [
      [-1, 0.5, 0.3, -0.06],
      [-0.9, 0.72, 0.55, -0.04],
      [-0.4, 0.95, 0.92, 0.01],
      [0.1, 1, 1.05, 0.04],
      [0.7, 0.92, 0.86, 0.05],
      [1, 0.7, 0.5, 0.08],
    ],
  },
  pod: {
    n: 2.3,
    keel: [
      [-1, 0.15, 0.15, -0.05],
      [-0.93, 0.5, 0.5, -0.04],
      [-0.6, 0.9, 0.9, 0],
      [-0.1, 1, 1, 0.02],
      [0.5, 0.78, 0.74, 0.06],
      [1, 0.25, 0.26, 0.12],
    ],
  },
};

function hull(craft: Craft, keel: Keel, n: number): void {
  const [w, l, h] = craft.body;
  const sections: Section[] = keel.map(([y, kw, kh, z]) => ({
    at: [0, y * l, z],
    u: [w * kw, 0, 0],
    v: [0, 0, h * kh],
    n,
  }));
  loft(craft.sheet, smoothSections(sections, 4), craft.palette.shell, { samples: 44 });
}

/** A raised cover on top: battery hatch with accent stripe and lettering. */
function hatch(
  { sheet, palette, art }: Craft,
  z: number,
  width: number,
  depth: number,
  m: Material,
  y = 0.1,
): void {
  const frame = level([0, y, z]);
  prism(sheet, frame, plate(width, depth, 0.09), m, {
    from: -0.06,
    to: 0.045,
    bevel: 0.022,
    hasShadow: false,
    outline: 1,
  });
  const top: Frame = { ...frame, o: [0, y, z + 0.046] };
  decal(sheet, top, moved(plate(width * 0.7, 0.03, 0.012), 0, depth * 0.3), '#10141d', { opacity: 0.5 });
  panel(sheet, top, moved(plate(width * 0.7, 0.04, 0.012), 0, -depth * 0.34), palette.accent);
  if (art.label) letter(sheet, top, art.label, 0.1, m.l > 0.6 ? '#2b3140' : '#e8ecf4', 1.3);
}

function smoothBody(craft: Craft, style: 'pebble' | 'wedge' | 'pod'): void {
  const { sheet, palette, body } = craft;
  const [, l, h] = body;
  hull(craft, KEELS[style].keel, KEELS[style].n);
  hatch(craft, h * (style === 'pod' ? 0.98 : 1.06), style === 'pod' ? 0.34 : 0.42, 0.62, palette.trim);
  const nose = facing([0, -l * 0.96, -0.005], [0, -1, 0.12]);
  if (style !== 'pod') {
    prism(sheet, nose, plate(0.34, 0.13, 0.05), BLACK, {
      from: -0.04,
      to: 0.03,
      bevel: 0.01,
      hasShadow: false,
      outline: 1,
    });
    for (const x of [-0.1, 0.1]) {
      decal(sheet, { ...nose, o: [x, -l * 0.96 - 0.031, -0.005] }, circle(0.038, 16), '#0a0d14');
      decal(sheet, { ...nose, o: [x, -l * 0.96 - 0.032, -0.005] }, circle(0.026, 14), '#27406e');
      decal(sheet, { ...nose, o: [x - 0.009, -l * 0.96 - 0.033, 0.006] }, circle(0.008, 8), '#dfe9ff');
    }
  } else {
    const stripe = tinted(palette.accent, 0);
    panel(sheet, facing([0.36, -0.06, 0.05], [1, 0, 0.1]), plate(0.5, 0.05, 0.02), stripe);
  }
}

function slabBody(craft: Craft): void {
  const { sheet, palette, body } = craft;
  const [w, l, h] = body;
  const outline = rounded(
    [
      [-w * 0.8, -l],
      [w * 0.8, -l],
      [w, -l * 0.55],
      [w, l * 0.8],
      [w * 0.8, l],
      [-w * 0.8, l],
      [-w, l * 0.8],
      [-w, -l * 0.55],
    ],
    0.1,
  );
  prism(sheet, level([0, 0, 0]), outline, palette.trim, { from: -h * 1.05, to: -0.01, bevel: 0.04 });
  prism(sheet, level([0, 0, 0]), outline, palette.shell, { from: 0, to: h, bevel: 0.05 });
  hatch(craft, h, 0.5, 0.7, tinted(palette.trim, 0.02));
  const nose = facing([0, -l - 0.001, -0.06], [0, -1, 0]);
  panel(sheet, nose, plate(0.4, 0.1, 0.04), BLACK);
  for (const x of [-0.12, 0.12]) lamp(sheet, facing([x, -l - 0.004, -0.06], [0, -1, 0]), 0.022, 90);
}

function domeBody(craft: Craft): void {
  const { sheet, palette, body } = craft;
  const [w, , h] = body;
  prism(sheet, level([0, 0, 0]), circle(w, 40), CARBON, { from: -0.16, to: -0.08, isWoven: true });
  turned(
    sheet,
    [0, 0, -0.07],
    [0, 0, 1],
    [
      [0, w * 0.92],
      [0.1, w * 0.9],
    ],
    palette.trim,
    { samples: 40 },
  );
  const dome: Section[] = [0, 0.25, 0.5, 0.7, 0.85, 0.95, 1].map((t) => {
    const r = w * 0.86 * Math.sqrt(Math.max(0.003, 1 - t * t * 0.98));
    return { at: [0, 0, 0.04 + t * h], u: [r, 0, 0], v: [0, r, 0] };
  });
  loft(sheet, smoothSections(dome, 3), palette.shell, { samples: 40 });
  const stripe: Vec2[] = plate(0.09, 0.5, 0.03);
  panel(sheet, level([0, -0.02, 0.04 + h + 0.002]), inset(stripe, 0), palette.accent);
}

function deckBody(craft: Craft): void {
  const { sheet, palette, body, art } = craft;
  const [w] = body;
  const octagon = rounded(
    Array.from({ length: 8 }, (_, k): Vec2 => {
      const a = ((k + 0.5) / 8) * Math.PI * 2;
      return [Math.cos(a) * w * 1.1, Math.sin(a) * w * 1.1];
    }),
    0.08,
  );
  prism(sheet, level([0, 0, 0]), octagon, CARBON, { from: -0.13, to: -0.07, isWoven: true });
  for (const [x, y] of octagon.filter((_, k) => k % 6 === 3)) {
    turned(
      sheet,
      [x * 0.86, y * 0.86, -0.08],
      [0, 0, 1],
      [
        [0, 0.03],
        [0.16, 0.03],
      ],
      palette.accent,
      { samples: 12, hasShadow: false },
    );
  }
  prism(sheet, level([0, 0, 0]), octagon, CARBON, { from: 0.08, to: 0.13, isWoven: true });
  for (const x of [-0.17, 0.17]) {
    prism(sheet, level([x, 0.04, 0.13]), plate(0.28, 0.66, 0.05), palette.shell, {
      from: 0,
      to: 0.22,
      bevel: 0.03,
    });
    panel(sheet, level([x, -0.1, 0.352]), plate(0.18, 0.12, 0.02), palette.accent);
    prism(sheet, level([x, 0.1, 0.13]), plate(0.3, 0.07, 0.01), BLACK, {
      from: 0,
      to: 0.235,
      bevel: 0.01,
      hasShadow: false,
      outline: 1,
    });
  }
  if (art.label) letter(sheet, facing([0, -0.295, 0.24], [0, -1, 0]), art.label, 0.09, '#e8ecf4', 1.2);
}

/** The body of the airframe. */
export function airframeBody(craft: Craft): void {
  craft.sheet.group([0, 0, 0], () => {
    const style = craft.art.body;
    if (style === 'slab') slabBody(craft);
    else if (style === 'dome') domeBody(craft);
    else if (style === 'deck') deckBody(craft);
    else smoothBody(craft, style);
  });
}
