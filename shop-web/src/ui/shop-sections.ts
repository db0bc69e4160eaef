import { paths } from '@/paths';

/** The shop's sections, as the header shows them. They are the brand's choice, not data: no page waits for them. */
export const shopSections = [
  { label: 'All products', href: paths.products() },
  { label: 'Camera', href: paths.category('camera-drones') },
  { label: 'Industrial', href: paths.category('industrial-drones') },
  { label: 'Racing', href: paths.category('racing-drones') },
  { label: 'Parts & gear', href: paths.categories() },
] as const;
