import { facing, level } from '../engine/frame';
import { bar, loft, smoothSections, turned } from '../engine/loft';
import { type Material, tinted } from '../engine/material';
import { plate } from '../engine/outline';
import { prism } from '../engine/prism';
import type { Sheet } from '../engine/sheet';
import { add, type Vec3 } from '../engine/vector';
import { BLACK, GUNMETAL } from '../palette';
import { glass, lens } from './optics';

/** What looks out of a stabilised head. */
export type HeadLens = 'photo' | 'dual' | 'thermal' | 'cinema';

/**
 * A three-axis head that hangs from `mount` and looks along -y. Yaw motor on top, one side arm,
 * pitch motor at the side, camera in front.
 */
export function gimbalHead(
  sheet: Sheet,
  mount: Vec3,
  size: number,
  kind: HeadLens,
  shell: Material,
  accent: Material,
): void {
  const at = (x: number, y: number, z: number): Vec3 => add(mount, [x * size, y * size, z * size]);
  turned(
    sheet,
    at(0, 0, -0.26),
    [0, 0, 1],
    [
      [0, 0.3 * size],
      [0.26 * size, 0.34 * size],
    ],
    tinted(BLACK, 0.05),
    { samples: 24 },
  );
  turned(
    sheet,
    at(0, 0, -0.3),
    [0, 0, 1],
    [
      [0, 0.31 * size],
      [0.06 * size, 0.31 * size],
    ],
    accent,
    { samples: 24, hasShadow: false },
  );
  // Far side motor, then yoke, then camera, then the near motor: the order the viewer sees them.
  bar(sheet, at(-0.62, 0, -0.8), at(-0.48, 0, -0.8), 0.2 * size, GUNMETAL, { samples: 20 });
  loft(
    sheet,
    smoothSections(
      [
        { at: at(0, 0.1, -0.36), u: [0.12 * size, 0, 0], v: [0, 0.15 * size, 0], n: 3 },
        { at: at(0.36, 0.12, -0.4), u: [0.02 * size, 0, 0.12 * size], v: [0, 0.15 * size, 0], n: 3 },
        { at: at(0.6, 0.08, -0.58), u: [0.07 * size, 0, 0.03 * size], v: [0, 0.15 * size, 0], n: 3 },
        { at: at(0.62, 0, -0.84), u: [0.06 * size, 0, 0], v: [0, 0.17 * size, 0], n: 3 },
      ],
      3,
    ),
    tinted(shell, -0.03),
    { samples: 22 },
  );
  if (kind === 'photo') {
    loft(
      sheet,
      smoothSections(
        [
          { at: at(0, 0.34, -0.8), u: [0.2 * size, 0, 0], v: [0, 0, 0.2 * size], n: 2.4 },
          { at: at(0, 0.22, -0.8), u: [0.42 * size, 0, 0], v: [0, 0, 0.36 * size], n: 3 },
          { at: at(0, -0.3, -0.8), u: [0.44 * size, 0, 0], v: [0, 0, 0.38 * size], n: 3.4 },
          { at: at(0, -0.38, -0.8), u: [0.4 * size, 0, 0], v: [0, 0, 0.34 * size], n: 3.4 },
        ],
        3,
      ),
      shell,
      { samples: 32 },
    );
    lens(sheet, at(0, -0.38, -0.8), [0, -1, 0], 0.28 * size, 0.16 * size);
  } else {
    const width = kind === 'cinema' ? 0.92 : 1;
    prism(sheet, level(at(0, 0, -0.8)), plate(width * 0.92 * size, 0.72 * size, 0.12 * size), shell, {
      from: -0.38 * size,
      to: 0.34 * size,
      bevel: 0.07 * size,
    });
    const front = (x: number, z: number): Vec3 => at(x, -0.36, -0.8 + z);
    if (kind === 'cinema') {
      lens(sheet, front(0, 0), [0, -1, 0], 0.34 * size, 0.5 * size, tinted(BLACK, 0.04));
    } else {
      const face = facing(front(0, -0.02), [0, -1, 0]);
      prism(sheet, face, plate(0.8 * size, 0.6 * size, 0.1 * size), BLACK, {
        from: -0.02,
        to: 0.04 * size,
        bevel: 0.02 * size,
        hasShadow: false,
        outline: 1,
      });
      lens(
        sheet,
        front(-0.17, 0.06),
        [0, -1, 0],
        0.19 * size,
        0.14 * size,
        tinted(BLACK, 0.06),
        kind === 'thermal' ? 'thermal' : 'photo',
      );
      lens(
        sheet,
        front(0.21, 0.08),
        [0, -1, 0],
        0.14 * size,
        0.1 * size,
        tinted(BLACK, 0.06),
        kind === 'dual' ? 'thermal' : 'photo',
      );
      glass(sheet, facing(front(0.2, -0.2), [0, -1, 0]), 0.07 * size);
    }
  }
  bar(sheet, at(0.5, 0, -0.82), at(0.7, 0, -0.82), 0.2 * size, GUNMETAL, { samples: 22 });
}
