import { lamp } from '../../engine/flat';
import { facing } from '../../engine/frame';
import { bar, turned } from '../../engine/loft';
import { tinted } from '../../engine/material';
import { BLACK, PALE } from '../../palette';
import { lens } from '../../parts/optics';
import type { Craft } from './layout';

/** Antennas, satellite mast, beacon, rescue parachute and searchlight. */
export function extras(craft: Craft): void {
  const { sheet, art, palette, body } = craft;
  const has = (name: (typeof art.extras)[number]): boolean => art.extras.includes(name);
  const top = art.body === 'deck' ? 0.34 : body[2];
  if (has('gnss')) {
    sheet.group([0, 0.34, 0.6], () => {
      bar(sheet, [0, 0.4, top], [0, 0.4, top + 0.26], 0.02, BLACK, { samples: 12 });
      turned(
        sheet,
        [0, 0.4, top + 0.26],
        [0, 0, 1],
        [
          [0, 0.1],
          [0.03, 0.13],
          [0.07, 0.12],
          [0.1, 0.06],
        ],
        PALE,
        { samples: 26 },
      );
    });
  }
  if (has('antennas')) {
    for (const side of [-1, 1]) {
      sheet.group([side * 0.24, 0.5, 0.2], () => {
        bar(
          sheet,
          [side * 0.22, body[1] * 0.78, top * 0.5],
          [side * 0.4, body[1] * 0.95, top + 0.34],
          0.024,
          BLACK,
          { endRadius: 0.018, samples: 12 },
        );
      });
    }
  }
  if (has('parachute')) {
    sheet.group([0, 0.2, 0.55], () => {
      turned(
        sheet,
        [0, 0.22, top],
        [0, 0, 1],
        [
          [0, 0.15],
          [0.18, 0.15],
          [0.22, 0.12],
        ],
        tinted(palette.trim, 0.04),
        { samples: 26 },
      );
      turned(
        sheet,
        [0, 0.22, top + 0.1],
        [0, 0, 1],
        [
          [0, 0.154],
          [0.04, 0.154],
        ],
        palette.accent,
        { samples: 26, hasShadow: false, cap: false, outline: 0 },
      );
    });
  }
  if (has('strobe')) {
    sheet.group([0, 0.1, 0.6], () =>
      lamp(sheet, facing([0, body[1] * 0.62, top + 0.05], [0, -0.3, 1]), 0.03, 30),
    );
  }
  if (has('spotlight')) {
    sheet.group([body[0] * 0.7, -body[1] * 0.9, -0.1], () => {
      bar(sheet, [body[0] * 0.8, -body[1] * 0.4, -0.02], [body[0] * 0.8, -body[1] * 0.6, -0.02], 0.1, BLACK);
      lens(sheet, [body[0] * 0.8, -body[1] * 0.6, -0.02], [0, -1, -0.12], 0.12, 0.1, BLACK);
    });
  }
}
