/**
 * A path with its variable parts named, so that spans of the same kind share a name and no link that opens an
 * order leaves the page: numbers, order numbers, UUIDs and long random texts.
 */
export function pathTemplate(path: string): string {
  return path
    .split('/')
    .map((part) => {
      if (/^\d+$/.test(part)) return '{id}';
      if (/^OCTO-[\w-]+$/.test(part)) return '{number}';
      return part.length >= 20 && /\d/.test(part) && !/^[a-z]+(?:-[a-z0-9]+)+$/.test(part) ? '{token}' : part;
    })
    .join('/');
}
