import { bar } from '../../engine/loft';
import type { Vec3 } from '../../engine/vector';
import { CARBON, RUBBER } from '../../palette';
import type { Craft } from './layout';

/** Skids or tall retractable legs, one group per side so that the payload hangs between them. */
export function landingGear(craft: Craft): void {
  const { sheet, art, palette, ground, body } = craft;
  if (art.gear !== 'skids' && art.gear !== 'tall') return;
  const spread = art.gear === 'tall' ? 0.62 : 0.5;
  const run = art.gear === 'tall' ? 0.6 : 0.52;
  for (const side of [-1, 1]) {
    const foot: Vec3 = [side * spread, 0, ground + 0.04];
    sheet.group([side * spread * 1.2, -0.05, ground], () => {
      const legs = art.gear === 'tall' ? [0] : [0.26, -0.26];
      for (const y of legs) {
        bar(
          sheet,
          [side * body[0] * 0.7, y * 0.8, -body[2] * 0.6],
          [foot[0], y, foot[2]],
          0.042,
          palette.trim,
          { endRadius: 0.036, samples: 16 },
        );
      }
      bar(sheet, [foot[0], run, foot[2]], [foot[0], -run, foot[2]], 0.036, CARBON, { samples: 16 });
      for (const y of [run, -run])
        bar(sheet, [foot[0], y, foot[2]], [foot[0], y * 0.72, foot[2]], 0.046, RUBBER, {
          samples: 16,
          hasShadow: false,
        });
      if (art.gear === 'tall')
        bar(sheet, [foot[0], 0.06, foot[2]], [foot[0], -0.06, foot[2]], 0.055, palette.accent, {
          samples: 16,
          hasShadow: false,
        });
    });
  }
}
