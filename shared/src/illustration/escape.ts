/** Text that is safe inside an SVG element or attribute. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A valid, page-unique id prefix for a SKU. */
export const idPrefix = (sku: string): string => `i-${sku.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
