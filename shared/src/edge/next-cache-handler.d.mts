/** Header by which a kept page tells the edge its hashes. */
export declare const INLINE_HASHES_HEADER: string;
/** `script hashes|style hashes` of a document, each list separated by spaces. */
export declare function inlineHashesOf(html: string): string;
