import { paths } from '@/paths';

/** The shop's sections, as header and footer show them. They are the brand's choice, not data: no page waits for them. */
export const shopSections = [
  { label: 'All products', href: paths.products() },
  { label: 'Categories', href: paths.categories() },
  { label: 'New', href: paths.products({ sort: 'newest' }) },
  { label: 'About', href: paths.about() },
] as const;
