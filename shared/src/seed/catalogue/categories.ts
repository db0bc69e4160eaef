import type { CategorySlug } from './types';

/** The shop's departments in the order of the navigation. */
export const CATEGORIES: readonly {
  readonly slug: CategorySlug;
  readonly name: string;
  readonly description: string;
}[] = [
  {
    slug: 'complete-drones',
    name: 'Complete Drones',
    description: 'Ready-to-fly aircraft for teams that survey, inspect and respond.',
  },
  {
    slug: 'racing-drones',
    name: 'Racing Drones',
    description: 'Light, loud and quick: built for gates, gaps and freestyle.',
  },
  {
    slug: 'camera-drones',
    name: 'Camera Drones',
    description: 'Stabilised aircraft for film, property and travel work.',
  },
  {
    slug: 'industrial-drones',
    name: 'Industrial Drones',
    description: 'Survey, thermal, spraying and heavy-lift platforms for daily work.',
  },
  {
    slug: 'frames',
    name: 'Frames',
    description: 'Carbon and composite airframes to build your own aircraft on.',
  },
  {
    slug: 'motors-escs',
    name: 'Motors & ESCs',
    description: 'Brushless motors and the speed controllers that drive them.',
  },
  {
    slug: 'flight-controllers',
    name: 'Flight Controllers',
    description: 'Autopilots and satellite receivers with redundant sensors.',
  },
  {
    slug: 'cameras-gimbals',
    name: 'Cameras & Gimbals',
    description: 'Payload cameras, thermal sensors and stabilised mounts.',
  },
  { slug: 'batteries', name: 'Batteries', description: 'Flight packs, chargers and field power.' },
  {
    slug: 'propellers',
    name: 'Propellers',
    description: 'Balanced carbon and composite propellers, fixed and folding.',
  },
  {
    slug: 'fpv-gear',
    name: 'FPV Gear',
    description: 'Goggles, radio links and antennas for first-person flight.',
  },
  {
    slug: 'accessories',
    name: 'Accessories',
    description: 'Cases, landing pads, guards and ground stations.',
  },
];
