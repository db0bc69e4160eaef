/** How dense tables are. */
export type Density = 'compact' | 'comfortable';

/** Cookie that remembers it. Holds no secret and identifies nobody. */
export const DENSITY_COOKIE = 'octo_density';
