import type { CatalogueProduct } from './types';

/** Airframes to build on. */
export const FRAMES: readonly CatalogueProduct[] = [
  {
    sku: 'FRM-001',
    name: 'Tessaly Q500 Frame Kit',
    category: 'frames',
    priceMinor: 29_900,
    stock: 120,
    weightGrams: 610,
    summary: 'Half-metre development frame with carbon tubes and a payload rail.',
    description:
      'Everything a research build needs, cut and drilled: twill carbon plates, 16 mm tubes with keyed ends, a power board mount and a rail for cameras. It assembles in forty minutes with the key in the box.',
    specs: [
      ['Wheelbase', '500 mm'],
      ['Arms', '16 mm carbon tube'],
      ['Plates', '2 mm twill carbon'],
      ['Payload', '1.5 kg'],
      ['Propellers', 'to 10"'],
    ],
    artwork: { kind: 'frame', layout: 'x-tube', colourway: 'graphite', accent: 'orange', label: 'Q500' },
    imageAlt: 'Carbon drone frame kit with round tube arms and landing skids',
  },
  {
    sku: 'FRM-002',
    name: 'Tessaly Chamois 7 Frame',
    category: 'frames',
    priceMinor: 8999,
    stock: 200,
    weightGrams: 168,
    summary: 'Seven-inch long-range frame at 168 grams.',
    description:
      'Chamois stretches the wheelbase to 320 mm for efficient seven-inch propellers and keeps the centre of mass on the thrust line. The top deck takes a six-cell pack lengthwise.',
    specs: [
      ['Wheelbase', '320 mm'],
      ['Arm thickness', '6 mm'],
      ['Propellers', '7"'],
      ['Stack', '20 / 30.5 mm'],
      ['Weight', '168 g'],
    ],
    artwork: { kind: 'frame', layout: 'long-range', colourway: 'graphite', accent: 'violet', label: '7' },
    imageAlt: 'Flat carbon long-range frame with four arms and violet standoffs',
  },
  {
    sku: 'FRM-003',
    name: 'Norrvik Cirrus VTOL Airframe',
    category: 'frames',
    priceMinor: 149_900,
    stock: 16,
    weightGrams: 2350,
    summary: 'Bare quadplane: a 1.8 metre wing with four lifting booms.',
    description:
      'Moulded foam on carbon spars with every control surface hinged and its servos fitted. Wings, tail and booms come off by hand for a case of one metre.',
    specs: [
      ['Wingspan', '180 cm'],
      ['Take-off mass', 'to 7 kg'],
      ['Payload bay', '2.1 L'],
      ['Servos', '5 fitted'],
      ['Material', 'EPO on carbon spars'],
    ],
    artwork: {
      kind: 'fixed-wing',
      layout: 'quadplane',
      isKit: true,
      colourway: 'bone',
      accent: 'amber',
      label: 'CIRRUS',
    },
    imageAlt: 'White quadplane airframe with twin booms and yellow tips, without motors',
  },
  {
    sku: 'FRM-004',
    name: 'Aerolith Packmule 30 Frame Kit',
    category: 'frames',
    priceMinor: 899_900,
    stock: 8,
    weightGrams: 11_200,
    summary: 'Folding cargo airframe for thirty-kilogram loads.',
    description:
      'Forged joints and 40 mm arms fold along the body for transport and lock without play. The kit brings power distribution for eight motors, a cargo hook and a mount for the winch.',
    specs: [
      ['Payload', '30 kg'],
      ['Wheelbase', '1,620 mm'],
      ['Arms', '40 mm, folding'],
      ['Motors', '8, coaxial'],
      ['Folded size', '110 × 78 × 65 cm'],
    ],
    artwork: { kind: 'frame', layout: 'cargo', colourway: 'sand', accent: 'crimson', label: 'P30' },
    imageAlt: 'Large folding cargo frame with thick arms and central deck',
  },
];
