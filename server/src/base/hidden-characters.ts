/**
 * Characters that nobody sees or that reorder what people see: soft hyphens, fillers, zero widths, bidi, separators of lines,
 * variation selectors, annotations and tags. The inside of a character class, for patterns with the flag `u`. Left out, as it
 * depends on who reads: controls, halves of pairs, and the selector that makes a sign an emoji (`\ufe0f`).
 */
export const HIDDEN_CHARACTERS = String.raw`\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}`;
