/** Event by which anything may open the command palette. */
export const OPEN_PALETTE_EVENT = 'octo:open-palette';

/** Event by which anything may open the list of shortcuts. */
export const OPEN_SHORTCUTS_EVENT = 'octo:open-shortcuts';

/** Key under which the browser remembers that single-key shortcuts are switched off. */
export const SHORTCUTS_STORAGE_KEY = 'octo-single-key-shortcuts';

/** True while typing goes into a field, where single keys must not act. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
