import 'server-only';

interface Known {
  readonly ofProduct: Map<number, string>;
  readonly ofSlug: Map<string, string>;
}

/** The whole catalogue several times over. */
const MAX_KNOWN = 2_000;

// On globalThis because pages, routes and boot may each get a module instance of their own.
const store = globalThis as typeof globalThis & { octoCategories?: Known };

/** The categories of the products that this process has read. */
export function knownCategories(): Known {
  store.octoCategories ??= { ofProduct: new Map(), ofSlug: new Map() };
  return store.octoCategories;
}

/** Remembers the categories of products that were just read, for metrics: nothing is asked for their sake. */
export function rememberCategories(
  products: readonly {
    readonly id: number;
    readonly slug: string;
    readonly category: { readonly slug: string };
  }[],
): void {
  const { ofProduct, ofSlug } = knownCategories();
  for (const { id, slug, category } of products) {
    if (ofProduct.size >= MAX_KNOWN) return;
    ofProduct.set(id, category.slug);
    ofSlug.set(slug, category.slug);
  }
}
