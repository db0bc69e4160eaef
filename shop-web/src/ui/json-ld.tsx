import type { ReactElement } from 'react';

/** Structured data for search engines; `<` is escaped, so that no text can end the script. */
export function JsonLd({ data }: { readonly data: Readonly<Record<string, unknown>> }): ReactElement {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every `<` escaped
      dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
    />
  );
}
