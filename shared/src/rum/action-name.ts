import { pathTemplate } from './address';

const MAX_NAME = 60;
const NAMED = '[data-action],button,a[href],summary,[role="button"],[role="menuitem"],[role="tab"]';

/** What was pressed, without anything that names a person. */
export interface PressedAction {
  readonly name: string;
  readonly type: 'action' | 'button' | 'link';
}

/**
 * What a click meant; null when it was on nothing that acts. `data-action` speaks first. A button goes by its label, a
 * link by the page it leads to, because the text of links is often a name. Values of fields are never read, and
 * below `data-private` only the kind of element is told.
 */
export function actionOf(target: EventTarget | null): PressedAction | null {
  const element = target instanceof Element ? target.closest(NAMED) : null;
  if (!element) return null;
  const given = element.getAttribute('data-action');
  if (given) return { name: given.slice(0, MAX_NAME), type: 'action' };
  const type = element.tagName === 'A' ? 'link' : 'button';
  if (element.closest('[data-private]')) return { name: type, type };
  if (type === 'link') return { name: destination(element.getAttribute('href') ?? ''), type };
  const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
  return { name: masked(label) || type, type };
}

function destination(href: string): string {
  const url = new URL(href, location.href);
  const name = url.origin === location.origin ? pathTemplate(url.pathname) : url.hostname;
  return name.slice(0, MAX_NAME);
}

/** A label without addresses and long numbers, in one line. */
export function masked(text: string): string {
  return text
    .slice(0, 400)
    .replace(/\S+@\S+/g, '***')
    .replace(/\d{4,}/g, '***')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_NAME);
}
