/**
 * Joins class names; falsy parts drop out, so `cx('a', isOpen && 'b')` works.
 *
 * Later classes do not override earlier ones (that is the stylesheet's order): give a primitive layout classes
 * (margin, width, grid place) and choose its looks through its props.
 */
export function cx(...parts: ReadonlyArray<string | false | null | undefined>): string {
  return parts.filter(Boolean).join(' ');
}
