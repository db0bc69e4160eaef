import { describe, expect, it } from 'vitest';
import { renderMail } from './render';

describe('a mail', () => {
  it('says the same as text and as HTML, and escapes what people typed', () => {
    const { text, html } = renderMail({
      subject: 'Hello',
      paragraphs: ['Hello <b onclick="x">Ada</b> & co,'],
      link: { label: 'Open', url: 'http://localhost/x?token=a&b=c' },
      footnotes: ['Bye.'],
    });
    expect(text).toContain('Hello <b onclick="x">Ada</b> & co,');
    expect(text).toContain('Open:\nhttp://localhost/x?token=a&b=c');
    expect(html).toContain('Hello &lt;b onclick=&quot;x&quot;&gt;Ada&lt;/b&gt; &amp; co,');
    expect(html).toContain('href="http://localhost/x?token=a&amp;b=c"');
    expect(html).not.toMatch(/<(?:img|script|link)\b/);
  });
});
