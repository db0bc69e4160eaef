const SLUG_PARENTS: ReadonlySet<string> = new Set(['products', 'categories']);

/**
 * A path with its variable parts named, so that spans of the same kind share a name and no link that opens an
 * order leaves the page: numbers, order numbers, UUIDs and long random texts. Products and categories go by `{slug}`, so
 * that a page is one page however many products there are.
 */
export function pathTemplate(path: string): string {
  return path
    .split('/')
    .map((part, index, parts) => {
      if (index === 2 && part && SLUG_PARENTS.has(parts[1] ?? ''))
        return /^\d+$/.test(part) ? '{id}' : '{slug}';
      if (/^\d+$/.test(part)) return '{id}';
      if (/^OCTO-[\w-]+$/.test(part)) return '{number}';
      return part.length >= 20 && /\d/.test(part) && !/^[a-z]+(?:-[a-z0-9]+)+$/.test(part) ? '{token}' : part;
    })
    .join('/');
}
