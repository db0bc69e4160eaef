import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { StorefrontNotice } from './storefront-notice';

const markup = (status: string | undefined) => renderToStaticMarkup(<StorefrontNotice status={status} />);

describe('the notice of the storefront', () => {
  it('says when the shop is being worked on or closed', () => {
    expect(markup('maintenance')).toContain('We are working on the shop');
    expect(markup('inactive')).toContain('This shop is closed at the moment');
  });

  it.each(['active', undefined, 'toString-like nonsense'])('says nothing for %j', (status) => {
    expect(markup(status)).toBe('');
  });
});
