import { decal, panel } from '../../engine/flat';
import { facing, level } from '../../engine/frame';
import { letter } from '../../engine/lettering';
import { bar, loft, smoothSections, turned } from '../../engine/loft';
import { material, tinted } from '../../engine/material';
import { plate } from '../../engine/outline';
import { prism } from '../../engine/prism';
import type { Vec3 } from '../../engine/vector';
import { BLACK, BRASS, CARBON, GUNMETAL, PALE } from '../../palette';
import { gimbalHead } from '../../parts/gimbal-head';
import { barrelRing, lens } from '../../parts/optics';
import type { Craft } from './layout';

function tank({ sheet, palette, ground, rotors }: Craft): void {
  const milk = material(0.93, 0.02, 110, 0.5, 12);
  sheet.group([0, 0, -0.5], () => {
    loft(
      sheet,
      smoothSections(
        [
          { at: [0, 0, ground + 0.2], u: [0.34, 0, 0], v: [0, 0.34, 0], n: 3 },
          { at: [0, 0, ground + 0.3], u: [0.46, 0, 0], v: [0, 0.46, 0], n: 3.4 },
          { at: [0, 0, -0.24], u: [0.5, 0, 0], v: [0, 0.5, 0], n: 3.4 },
          { at: [0, 0, -0.12], u: [0.4, 0, 0], v: [0, 0.4, 0], n: 3 },
        ],
        4,
      ),
      milk,
      { samples: 40 },
    );
    const face = facing([0, -0.49, -0.46], [0, -1, 0]);
    for (const [k, y] of [-0.16, -0.08, 0, 0.08, 0.16].entries())
      decal(
        sheet,
        face,
        [
          [0.2, y],
          [k % 2 ? 0.28 : 0.32, y],
        ],
        'none',
        { stroke: '#59636f', width: 1.2, isOpen: true },
      );
    panel(sheet, face, plate(0.3, 0.2, 0.03), palette.accent);
    letter(sheet, face, '16 L', 0.09, '#fff', 1.6);
  });
  for (const { motor } of rotors) {
    const nozzle: Vec3 = [motor[0] * 0.98, motor[1] * 0.98, -0.2];
    sheet.group([nozzle[0], nozzle[1], -0.4], () => {
      bar(sheet, [nozzle[0], nozzle[1], -0.14], [nozzle[0], nozzle[1], -0.34], 0.028, BLACK, { samples: 12 });
      turned(
        sheet,
        [nozzle[0], nozzle[1], -0.4],
        [0, 0, 1],
        [
          [0, 0.03],
          [0.04, 0.06],
          [0.08, 0.05],
        ],
        palette.accent,
        { samples: 16 },
      );
    });
  }
}

function lidar({ sheet, body }: Craft): void {
  sheet.group([0, -0.35, -0.5], () => {
    prism(sheet, level([0, -0.1, -body[2] - 0.05]), plate(0.42, 0.42, 0.06), BLACK, {
      from: -0.05,
      to: 0.05,
      bevel: 0.015,
    });
    turned(
      sheet,
      [0, -0.1, -body[2] - 0.46],
      [0, 0, 1],
      [
        [0, 0.19],
        [0.04, 0.21],
        [0.1, 0.21],
      ],
      GUNMETAL,
      { samples: 30 },
    );
    turned(
      sheet,
      [0, -0.1, -body[2] - 0.36],
      [0, 0, 1],
      [
        [0, 0.205],
        [0.16, 0.205],
      ],
      material(0.24, 0.05, 285, 0.9, 26),
      { samples: 30 },
    );
    turned(
      sheet,
      [0, -0.1, -body[2] - 0.2],
      [0, 0, 1],
      [
        [0, 0.21],
        [0.09, 0.21],
        [0.11, 0.19],
      ],
      GUNMETAL,
      { samples: 30 },
    );
  });
}

function parcel({ sheet, palette, ground }: Craft): void {
  sheet.group([0, 0, -0.5], () => {
    prism(sheet, level([0, 0, 0]), plate(0.62, 0.78, 0.06), tinted(palette.shell, 0), {
      from: ground + 0.2,
      to: -0.2,
      bevel: 0.04,
    });
    const height = -0.2 - (ground + 0.2);
    for (const y of [-0.22, 0.22]) {
      panel(
        sheet,
        facing([0.314, y, ground + 0.2 + height / 2], [1, 0, 0]),
        plate(0.07, height * 0.98, 0.01),
        BLACK,
      );
    }
    for (const x of [-0.17, 0.17]) {
      panel(
        sheet,
        facing([x, -0.394, ground + 0.2 + height / 2], [0, -1, 0]),
        plate(0.06, height * 0.98, 0.01),
        BLACK,
      );
    }
    const front = facing([0, -0.396, ground / 2], [0, -1, 0]);
    panel(sheet, front, plate(0.42, 0.2, 0.02), PALE);
    letter(sheet, front, 'CARGO', 0.075, '#2b3140', 1.6);
  });
}

function mapper({ sheet, body }: Craft): void {
  sheet.group([0, -0.2, -0.4], () => {
    prism(sheet, level([0, -0.06, -body[2] - 0.02]), plate(0.4, 0.5, 0.06), BLACK, {
      from: -0.24,
      to: 0.06,
      bevel: 0.03,
    });
    lens(sheet, [0, -0.06, -body[2] - 0.25], [0, -0.55, -0.8], 0.17, 0.14, tinted(BLACK, 0.06));
  });
}

/** What the airframe carries. Nose cameras stand in front of the body, loads hang below it. */
export function payload(craft: Craft): void {
  const { sheet, art, palette, body } = craft;
  const [, l, h] = body;
  const isHanging = art.gear === 'tall' || art.gear === 'skids';
  const mount: Vec3 = isHanging ? [0, -l * 0.62, -h * 0.9] : [0, -l * 0.98, -h * 0.1];
  const head = (size: number, kind: Parameters<typeof gimbalHead>[3]): void =>
    sheet.group([0, isHanging ? -l * 0.3 : -l * 1.2, isHanging ? -0.3 : 0], () => {
      if (isHanging) {
        for (const x of [-0.16, 0.16])
          bar(sheet, [x, mount[1] + 0.4, mount[2]], [x, mount[1] - 0.14, mount[2]], 0.024, CARBON, {
            samples: 12,
          });
        barrelRing(sheet, mount, [0, 0, 1], 0.2 * size, '#0b0e15', 2);
      }
      gimbalHead(
        sheet,
        mount,
        size,
        kind,
        art.payload === 'cinema' ? tinted(BLACK, 0.08) : palette.trim,
        art.payload === 'thermal' ? BRASS : palette.accent,
      );
    });
  const draw: Readonly<Record<typeof art.payload, () => void>> = {
    none: () => undefined,
    gimbal: () => head(isHanging ? 0.44 : 0.36, 'photo'),
    dual: () => head(isHanging ? 0.46 : 0.4, 'dual'),
    thermal: () => head(isHanging ? 0.46 : 0.38, 'thermal'),
    cinema: () => head(0.56, 'cinema'),
    tank: () => tank(craft),
    lidar: () => lidar(craft),
    parcel: () => parcel(craft),
    mapper: () => mapper(craft),
  };
  draw[art.payload]();
}
