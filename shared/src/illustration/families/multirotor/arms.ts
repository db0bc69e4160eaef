import { lamp } from '../../engine/flat';
import { facing, turnedFrame } from '../../engine/frame';
import { bar, loft, smoothSections, turned } from '../../engine/loft';
import { tinted } from '../../engine/material';
import { slot } from '../../engine/outline';
import { prism } from '../../engine/prism';
import { add, along, mix, perpendicular, scale, sub, unit, type Vec3 } from '../../engine/vector';
import { BLACK, CARBON, GUNMETAL, RUBBER } from '../../palette';
import { ringBack, ringFront } from '../../parts/ring';
import { outrunner, propeller } from '../../parts/rotor';
import type { Craft, RotorPlace } from './layout';

function mouldedArm({ sheet, palette }: Craft, { root, motor }: RotorPlace): void {
  const [u] = perpendicular(unit(sub(motor, root)));
  const up: Vec3 = [0, 0, 1];
  const end = add(motor, [0, 0, -0.08]);
  const key = (t: number, w: number, h: number, lift = 0) => ({
    at: add(mix(root, end, t), [0, 0, lift]),
    u: scale(u, w),
    v: scale(up, h),
    n: 2.6,
  });
  loft(
    sheet,
    smoothSections(
      [key(0, 0.15, 0.13), key(0.3, 0.1, 0.085, 0.025), key(0.75, 0.075, 0.062, 0.015), key(1, 0.08, 0.06)],
      3,
    ),
    palette.shell,
    { samples: 22 },
  );
}

function tubeArm({ sheet, palette }: Craft, { root, motor }: RotorPlace): void {
  const end = add(motor, [0, 0, -0.1]);
  bar(sheet, root, end, 0.06, CARBON, { samples: 20 });
  const direction = unit(sub(end, root));
  bar(sheet, mix(root, end, 0.1), along(mix(root, end, 0.1), [0.16, direction]), 0.095, palette.trim, {
    samples: 18,
    hasShadow: false,
  });
  bar(sheet, along(end, [-0.3, direction]), along(end, [-0.2, direction]), 0.066, palette.accent, {
    samples: 18,
    hasShadow: false,
  });
}

function plateArm({ sheet }: Craft, { root, motor }: RotorPlace): void {
  const delta = sub(motor, root);
  const angle = Math.atan2(delta[1], delta[0]);
  const size = Math.hypot(delta[0], delta[1]);
  prism(sheet, turnedFrame(root, angle), slot([0, 0], [size, 0], 0.1), CARBON, {
    from: -0.03,
    to: 0.05,
    isWoven: true,
    bevel: 0.01,
  });
}

function foot(craft: Craft, { motor }: RotorPlace): void {
  if (craft.art.gear !== 'feet') return;
  const top = add(motor, [0, 0, -0.1]);
  const end: Vec3 = [motor[0] * 1.01, motor[1] * 1.01, craft.ground + 0.03];
  bar(craft.sheet, end, top, 0.03, craft.palette.trim, { endRadius: 0.05, samples: 16 });
  turned(
    craft.sheet,
    [end[0], end[1], craft.ground],
    [0, 0, 1],
    [
      [0, 0.04],
      [0.05, 0.036],
    ],
    RUBBER,
    { samples: 14, hasShadow: false },
  );
}

// Radians of the picture's horizontal in the ground plane, for the view of this family.
const ACROSS = 0.59;

/**
 * How a propeller stands: slanted across the picture, where it shows well without making the
 * drawing wider, and turned so that it never crosses the nose camera.
 */
const spinOf = ({ isFront, isRight }: RotorPlace, chance: number): number =>
  isRight ? ACROSS - 0.62 + (chance - 0.5) * 0.3 : ACROSS + (isFront ? 0.55 : 0.2) + chance * 0.35;

/** One rotor with everything on its arm. */
export function rotorPod(craft: Craft, place: RotorPlace): void {
  const { sheet, art, palette, propRadius, random } = craft;
  const { motor } = place;
  const isDucted = art.guards === 'ducts';
  const size = art.arms === 'moulded' ? 0.12 : 0.13;
  const spin = spinOf(place, random());
  const material = art.arms === 'moulded' && palette.shell.l < 0.5 ? tinted(BLACK, 0.05) : BLACK;
  const prop = { blades: art.blades, angle: spin, tip: place.isFront ? palette.accent : undefined };
  const duct = {
    centre: add(motor, [0, 0, 0.14]),
    inner: propRadius * 1.05,
    outer: propRadius * 1.14,
    height: 0.2,
  };
  sheet.group(motor, () => {
    foot(craft, place);
    if (art.isCoaxial) {
      propeller(sheet, add(motor, [0, 0, -0.36]), propRadius * 0.98, material, {
        ...prop,
        angle: spin + 1.1,
      });
      outrunner(sheet, add(motor, [0, 0, -0.32]), size, 0.16, palette.accent);
    }
    if (art.arms === 'moulded') mouldedArm(craft, place);
    else if (art.arms === 'tube') tubeArm(craft, place);
    else plateArm(craft, place);
    if (isDucted) ringBack(sheet, duct, palette.shell);
    turned(
      sheet,
      add(motor, [0, 0, -0.17]),
      [0, 0, 1],
      [
        [0, size * 0.8],
        [0.04, size * 1.12],
        [0.13, size * 1.08],
      ],
      art.arms === 'moulded' ? palette.shell : palette.trim,
      { samples: 24 },
    );
    outrunner(
      sheet,
      add(motor, [0, 0, -0.04]),
      size,
      0.14,
      palette.accent,
      art.arms === 'moulded' ? tinted(GUNMETAL, -0.08) : GUNMETAL,
    );
    propeller(sheet, add(motor, [0, 0, 0.15]), propRadius, material, prop);
    if (isDucted) ringFront(sheet, duct, palette.shell, tinted(palette.shell, 0.05));
    const out = unit([motor[0], motor[1], 0] as Vec3);
    if (place.isFront && !isDucted)
      lamp(
        sheet,
        facing(along(motor, [size * 1.13, out], [-0.08, [0, 0, 1]]), out),
        0.022,
        place.isRight ? 145 : 25,
      );
  });
}
