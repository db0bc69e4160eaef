/** Every cache tag of the shop: which cached answers fall when something changes. */
export const cacheTags = {
  /** Lists of products: home, listing, categories' counts. */
  products: 'products',
  /** One product's page. */
  product: (slug: string) => `product:${slug}` as const,
  categories: 'categories',
  /** Professional services. */
  services: 'services',
  /** Name and state of this storefront. */
  storefront: 'storefront',
} as const;
