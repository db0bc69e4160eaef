import type { ArtworkOf } from '../artwork.schema';
import { facing, level, turnedFrame } from '../engine/frame';
import { letter } from '../engine/lettering';
import { bar, turned } from '../engine/loft';
import { tinted } from '../engine/material';
import { circle, plate, rounded, slot } from '../engine/outline';
import { prism } from '../engine/prism';
import type { Sheet } from '../engine/sheet';
import { along, mix, type Vec2, type Vec3 } from '../engine/vector';
import { BLACK, CARBON, GUNMETAL, type Palette, paletteOf, RUBBER } from '../palette';
import { box } from '../parts/box';

type FrameArt = ArtworkOf<'frame'>;

const HOLE = '#202735';

function mountRing(sheet: Sheet, at: Vec3, radius: number, palette: Palette): void {
  const holes = [0, 1, 2, 3].map((k): Vec2[] =>
    circle(
      radius * 0.14,
      10,
      Math.cos(k * 1.571 + 0.78) * radius * 0.6,
      Math.sin(k * 1.571 + 0.78) * radius * 0.6,
    ),
  );
  prism(sheet, level(at), circle(radius, 30), palette.trim, {
    from: 0,
    to: 0.05,
    bevel: 0.012,
    holes: [...holes, circle(radius * 0.25, 14)],
    hole: HOLE,
  });
}

function tubeFrame(sheet: Sheet, art: FrameArt, palette: Palette): void {
  const isCargo = art.layout === 'cargo';
  const reach = isCargo ? 1.5 : 1.3;
  const tube = isCargo ? 0.085 : 0.055;
  for (const k of [0, 1, 2, 3]) {
    const angle = Math.PI / 4 + (k * Math.PI) / 2;
    const end: Vec3 = [Math.cos(angle) * reach, Math.sin(angle) * reach * 0.9, 0];
    const root: Vec3 = [end[0] * 0.2, end[1] * 0.2, 0];
    sheet.group(mix(root, end, 0.9), () => {
      bar(sheet, root, end, tube, CARBON);
      bar(
        sheet,
        mix(root, end, 0.16),
        mix(root, end, 0.32),
        tube * 1.5,
        isCargo ? palette.shell : palette.trim,
      );
      if (isCargo) {
        bar(sheet, mix(root, end, 0.32), mix(root, end, 0.36), tube * 1.75, palette.accent, {
          hasShadow: false,
        });
        mountRing(sheet, along(end, [-0.16, [0, 0, 1]]), 0.17, palette);
      }
      bar(sheet, mix(root, end, 0.88), mix(root, end, 0.99), tube * 1.35, palette.accent, {
        hasShadow: false,
      });
      mountRing(sheet, along(end, [tube * 0.9, [0, 0, 1]]), isCargo ? 0.2 : 0.16, palette);
    });
  }
  for (const side of [-1, 1]) {
    const x = side * (isCargo ? 0.6 : 0.5);
    const ground = sheet.ground + 0.05;
    sheet.group([x, -0.1, -0.4], () => {
      for (const y of isCargo ? [0.36, -0.36] : [0])
        bar(sheet, [side * 0.26, y * 0.7, -0.06], [x, y, ground], isCargo ? 0.055 : 0.04, CARBON);
      bar(sheet, [x, 0.62, ground], [x, -0.62, ground], isCargo ? 0.05 : 0.036, CARBON);
      for (const y of [0.62, -0.62])
        bar(sheet, [x, y, ground], [x, y * 0.8, ground], isCargo ? 0.062 : 0.046, RUBBER, {
          hasShadow: false,
        });
    });
  }
  sheet.group([0, 0, 0.02], () => {
    const size = isCargo ? 0.5 : 0.4;
    const octagon = rounded(
      Array.from({ length: 8 }, (_, k): Vec2 => {
        const a = ((k + 0.5) / 8) * Math.PI * 2;
        return [Math.cos(a) * size, Math.sin(a) * size * 1.12];
      }),
      0.07,
    );
    const windows = [
      slot([-0.12, 0.22], [0.12, 0.22], 0.045),
      slot([-0.12, -0.22], [0.12, -0.22], 0.045),
      slot([-0.22, -0.06], [-0.22, 0.06], 0.04),
      slot([0.22, -0.06], [0.22, 0.06], 0.04),
    ];
    prism(sheet, level([0, 0, 0]), octagon, CARBON, { from: -0.1, to: -0.06, bevel: 0.01, isWoven: true });
    for (const [x, y] of [
      [-0.3, 0.3],
      [0.3, 0.3],
      [-0.3, -0.3],
      [0.3, -0.3],
    ] as const) {
      turned(
        sheet,
        [x * size * 2.1, y * size * 2.1, -0.06],
        [0, 0, 1],
        [
          [0, 0.04],
          [0.14, 0.04],
        ],
        palette.accent,
        { samples: 14, hasShadow: false },
      );
    }
    prism(sheet, level([0, 0, 0]), octagon, CARBON, {
      from: 0.08,
      to: 0.12,
      bevel: 0.01,
      isWoven: true,
      holes: windows,
      hole: HOLE,
    });
    if (isCargo) {
      box(sheet, [0, 0, 0.12], [0.4, 0.5, 0.14], palette.shell, { bevel: 0.03 });
      if (art.label) letter(sheet, level([0, 0, 0.263]), art.label, 0.13, '#2b3140', 1.8);
    } else if (art.label) letter(sheet, level([0, 0, 0.123]), art.label, 0.1, '#dfe4ee', 1.6);
  });
}

function longRange(sheet: Sheet, art: FrameArt, palette: Palette): void {
  for (const [x, y] of [
    [-1.05, 0.9],
    [1.05, 0.9],
    [-1.05, -0.8],
    [1.05, -0.8],
  ] as const) {
    const root: Vec3 = [x * 0.14, y * 0.3, 0];
    const angle = Math.atan2(y - root[1], x - root[0]);
    const reach = Math.hypot(x - root[0], y - root[1]);
    sheet.group([x, y, 0], () => {
      prism(sheet, turnedFrame(root, angle), slot([0, 0], [reach, 0], 0.1), CARBON, {
        from: -0.05,
        to: 0.03,
        bevel: 0.014,
        isWoven: true,
        holes: [slot([reach * 0.42, 0], [reach * 0.62, 0], 0.032)],
        hole: HOLE,
      });
      const hole = (k: number): Vec2[] =>
        circle(0.022, 8, Math.cos(k * 1.571) * 0.1, Math.sin(k * 1.571) * 0.1);
      prism(sheet, turnedFrame([x, y, 0], angle), circle(0.17, 30), CARBON, {
        from: -0.05,
        to: 0.03,
        bevel: 0.014,
        isWoven: true,
        holes: [hole(0), hole(1), hole(2), hole(3), circle(0.04, 12)],
        hole: HOLE,
      });
    });
  }
  sheet.group([0, 0, 0.1], () => {
    const deck = rounded(
      [
        [-0.2, -0.86],
        [0.2, -0.86],
        [0.25, -0.5],
        [0.24, 0.9],
        [-0.24, 0.9],
        [-0.25, -0.5],
      ],
      0.09,
    );
    prism(sheet, level([0, 0, 0]), deck, CARBON, { from: 0.03, to: 0.08, bevel: 0.012, isWoven: true });
    for (const y of [-0.6, -0.2, 0.3, 0.78]) {
      for (const x of [-0.18, 0.18])
        turned(
          sheet,
          [x, y, 0.08],
          [0, 0, 1],
          [
            [0, 0.036],
            [0.3, 0.036],
          ],
          palette.accent,
          { samples: 14 },
        );
    }
    for (const side of [-1, 1]) {
      prism(
        sheet,
        { o: [side * 0.2, -0.78, 0.22], x: [0, 1, 0], y: [0, 0, 1], z: [1, 0, 0] },
        rounded(
          [
            [-0.14, -0.14],
            [0.16, -0.14],
            [0.16, 0.16],
            [-0.14, 0.1],
          ],
          0.05,
        ),
        GUNMETAL,
        { from: -0.02, to: 0.02, bevel: 0.006, holes: [circle(0.05, 14)], hole: HOLE },
      );
    }
    prism(
      sheet,
      level([0, 0, 0]),
      rounded(
        [
          [-0.18, -0.7],
          [0.18, -0.7],
          [0.22, -0.4],
          [0.22, 0.86],
          [-0.22, 0.86],
          [-0.22, -0.4],
        ],
        0.08,
      ),
      CARBON,
      {
        from: 0.38,
        to: 0.42,
        bevel: 0.01,
        isWoven: true,
        hole: HOLE,
        holes: [
          slot([-0.1, 0.66], [0.1, 0.66], 0.05),
          slot([0, 0.34], [0, 0.46], 0.06),
          slot([-0.1, 0.16], [0.1, 0.16], 0.05),
          slot([0, -0.46], [0, -0.34], 0.06),
        ],
      },
    );
    if (art.label) letter(sheet, level([0, -0.1, 0.423]), art.label, 0.18, '#dfe4ee', 2);
    prism(sheet, facing([0, 0.92, 0.2], [0, 1, 0]), plate(0.3, 0.16, 0.03), tinted(BLACK, 0.04), {
      from: 0,
      to: 0.02,
      hasShadow: false,
    });
  });
}

/** Draws a bare airframe. */
export function drawFrame(sheet: Sheet, art: FrameArt): void {
  const palette = paletteOf(art.colourway, art.accent);
  if (art.layout === 'long-range') longRange(sheet, art, palette);
  else tubeFrame(sheet, art, palette);
}
