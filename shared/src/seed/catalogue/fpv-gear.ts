import type { CatalogueProduct } from './types';

/** First-person flight: goggles, links, antennas. */
export const FPV_GEAR: readonly CatalogueProduct[] = [
  {
    sku: 'FPV-001',
    name: 'Pellumar Vista Pilot Goggles',
    category: 'fpv-gear',
    priceMinor: 54_900,
    stock: 50,
    weightGrams: 238,
    summary: 'OLED goggles that fit faces with and without glasses.',
    description:
      'Two 1080p OLED panels with adjustable focus and a 44-degree view show shadow detail that LCDs lose. The fan starts before the lenses fog, and a head tracker moves the camera with you.',
    specs: [
      ['Display', '2 × OLED, 1080p'],
      ['Field of view', '44°'],
      ['Pupil distance', '56–74 mm'],
      ['Focus', '+2 to −6 dpt'],
      ['Weight', '238 g'],
    ],
    artwork: { kind: 'fpv', layout: 'goggles', colourway: 'graphite', accent: 'crimson', label: 'VISTA' },
    imageAlt: 'Dark pilot goggles with antennas, red trim and head strap',
  },
  {
    sku: 'FPV-002',
    name: 'Pellumar Longbow Nano TX',
    category: 'fpv-gear',
    priceMinor: 6999,
    stock: 100,
    weightGrams: 36,
    summary: 'Long-range control link the size of a matchbox.',
    description:
      'A 900 MHz link with frequency hopping that keeps control beyond forty kilometres of clear air. It slides into the module bay of any full-size transmitter.',
    specs: [
      ['Band', '868/915 MHz'],
      ['Output', 'to 500 mW'],
      ['Range', '40 km line of sight'],
      ['Latency', '6 ms'],
      ['Weight', '36 g'],
    ],
    artwork: { kind: 'fpv', layout: 'transmitter', colourway: 'crimson', accent: 'graphite', label: 'NANO' },
    imageAlt: 'Small red radio module with T-shaped antenna',
  },
  {
    sku: 'FPV-003',
    name: 'Pellumar Relay Mesh Radio',
    category: 'fpv-gear',
    priceMinor: 189_900,
    stock: 22,
    weightGrams: 172,
    summary: 'Video and telemetry over a self-healing mesh.',
    description:
      'Relay carries 80 Mbit/s between aircraft, boats and ground stations, and each unit repeats for the others. Two antennas and interference sensing keep the picture where a single link drops.',
    specs: [
      ['Throughput', '80 Mbit/s'],
      ['Bands', '900 MHz + 2.4 GHz'],
      ['Range', '20 km per hop'],
      ['Encryption', 'AES-256'],
      ['Housing', 'IP67 aluminium'],
    ],
    artwork: { kind: 'fpv', layout: 'radio', colourway: 'silver', accent: 'ocean', label: 'RELAY' },
    imageAlt: 'Silver finned mesh radio with two tall antennas',
  },
  {
    sku: 'FPV-004',
    name: 'Pellumar Cloverleaf Antenna Set',
    category: 'fpv-gear',
    priceMinor: 4499,
    stock: 140,
    weightGrams: 44,
    summary: 'Matched pair for clean analog and digital video.',
    description:
      'Circular polarisation rejects the echoes that tear the picture behind trees and walls. The set holds two omnis for aircraft and goggles and a patch that doubles the reach in front of you.',
    specs: [
      ['Band', '5.8 GHz'],
      ['Gain', '2.2 dBic omni, 9.4 dBic patch'],
      ['Polarisation', 'RHCP'],
      ['Connector', 'SMA'],
      ['Set', '2 omni + 1 patch'],
    ],
    artwork: { kind: 'fpv', layout: 'antennas', colourway: 'violet', accent: 'amber', label: '5.8' },
    imageAlt: 'Set of two mushroom antennas and a square patch antenna',
  },
];
