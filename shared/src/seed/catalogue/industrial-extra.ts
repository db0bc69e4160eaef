import type { CatalogueProduct } from './types';

/** Heavy lift beside the OCTO range. */
export const INDUSTRIAL_EXTRA: readonly CatalogueProduct[] = [
  {
    sku: 'HEX-001',
    name: 'Aerolith Heron HL-600',
    category: 'industrial-drones',
    priceMinor: 2_800_000,
    stock: 8,
    weightGrams: 18_600,
    summary: 'Cargo hexacopter that carries fifteen kilograms up a mountain.',
    description:
      'Heron moves tools, samples and medicine between fixed points, lowers them on a winch or lands with the box. A parachute opens by itself within half a second when the aircraft leaves its envelope.',
    specs: [
      ['Payload', '15 kg'],
      ['Range', '18 km loaded'],
      ['Flight time', '45 min empty'],
      ['Cargo box', '70 L, insulated'],
      ['Rescue system', 'Ballistic parachute'],
      ['Ingress protection', 'IP54'],
    ],
    artwork: {
      kind: 'multirotor',
      colourway: 'orange',
      accent: 'graphite',
      rotors: 6,
      isCoaxial: false,
      body: 'dome',
      arms: 'tube',
      payload: 'parcel',
      gear: 'tall',
      extras: ['parachute'],
    },
    imageAlt: 'Orange cargo hexacopter carrying a parcel box between its legs',
  },
];
