import { z } from 'zod';

/** Colour schemes of the product line; the palette maps each to shell, trim and accent surfaces. */
export const colourwaySchema = z.enum([
  'graphite',
  'bone',
  'orange',
  'ocean',
  'lime',
  'sand',
  'crimson',
  'violet',
  'sky',
  'olive',
  'silver',
  'amber',
]);

/** Name of a colour scheme. */
export type Colourway = z.infer<typeof colourwaySchema>;

const colours = { colourway: colourwaySchema, accent: colourwaySchema.optional() };
const label = z
  .string()
  .regex(/^[A-Z0-9 .+/-]{1,12}$/)
  .optional();

const multirotor = z.object({
  kind: z.literal('multirotor'),
  ...colours,
  rotors: z.union([z.literal(4), z.literal(6), z.literal(8)]).default(4),
  isCoaxial: z.boolean().default(false),
  blades: z.union([z.literal(2), z.literal(3)]).default(2),
  body: z.enum(['pebble', 'wedge', 'slab', 'dome', 'deck', 'pod']),
  arms: z.enum(['moulded', 'tube', 'plate']).default('moulded'),
  gear: z.enum(['none', 'feet', 'skids', 'tall']).default('feet'),
  payload: z
    .enum(['none', 'gimbal', 'dual', 'thermal', 'lidar', 'cinema', 'tank', 'parcel', 'mapper'])
    .default('none'),
  guards: z.enum(['none', 'ducts']).default('none'),
  extras: z.array(z.enum(['antennas', 'gnss', 'strobe', 'parachute', 'spotlight'])).default([]),
  span: z.number().min(0.7).max(1.6).default(1),
  label,
});

const racer = z.object({
  kind: z.literal('racer'),
  ...colours,
  layout: z.enum(['x', 'deadcat', 'whoop']),
  blades: z.union([z.literal(2), z.literal(3)]).default(3),
  label,
});

const fixedWing = z.object({
  kind: z.literal('fixed-wing'),
  ...colours,
  layout: z.enum(['tailsitter', 'tiltrotor', 'quadplane']),
  isKit: z.boolean().default(false),
  label,
});

const caged = z.object({ kind: z.literal('caged'), ...colours, label });

const frame = z.object({
  kind: z.literal('frame'),
  ...colours,
  layout: z.enum(['x-tube', 'long-range', 'cargo']),
  label,
});

const motor = z.object({
  kind: z.literal('motor'),
  ...colours,
  bell: z.enum(['spoked', 'solid', 'pancake']),
  label,
});

const board = z.object({
  kind: z.literal('board'),
  ...colours,
  layout: z.enum(['esc-4in1', 'esc-single', 'autopilot', 'autopilot-cube', 'gnss']),
  label,
});

const camera = z.object({
  kind: z.literal('camera'),
  ...colours,
  layout: z.enum(['medium-format', 'box', 'thermal-module']),
  label,
});

const gimbal = z.object({
  kind: z.literal('gimbal'),
  ...colours,
  layout: z.enum(['handled', 'underslung']),
  label,
});

const battery = z.object({
  kind: z.literal('battery'),
  ...colours,
  layout: z.enum(['soft-pack', 'long-pack', 'smart', 'station']),
  cells: z.number().int().min(1).max(14).default(6),
  label,
});

const propeller = z.object({
  kind: z.literal('propeller'),
  ...colours,
  layout: z.enum(['pair', 'set', 'folding']),
  label,
});

const fpv = z.object({
  kind: z.literal('fpv'),
  ...colours,
  layout: z.enum(['goggles', 'transmitter', 'radio', 'antennas']),
  label,
});

const accessory = z.object({
  kind: z.literal('accessory'),
  ...colours,
  layout: z.enum(['pad', 'backpack', 'transit-case', 'hard-case', 'charger', 'guards', 'ground-station']),
  label,
});

/** What to draw for a product. Stored as JSON on the product row; parse before drawing. */
export const artworkSchema = z.discriminatedUnion('kind', [
  multirotor,
  racer,
  fixedWing,
  caged,
  frame,
  motor,
  board,
  camera,
  gimbal,
  battery,
  propeller,
  fpv,
  accessory,
]);

/** Parsed parameters of an illustration, defaults applied. */
export type Artwork = z.infer<typeof artworkSchema>;

/** Parameters as written in a catalogue: what has a default may be left out. */
export type ArtworkInput = z.input<typeof artworkSchema>;

/** The artwork of one family. */
export type ArtworkOf<K extends Artwork['kind']> = Extract<Artwork, { kind: K }>;
