/** What hides text from people or changes its order, and what terminals obey; line ends and tabs stay. */
const HIDDEN =
  /[\0-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** A text of strangers without what people cannot see, cut where it is too long. */
export function plainText(text: string, maxLength: number): string {
  // Not more than can stay, however long it is.
  const plain = text.slice(0, maxLength * 4).replace(HIDDEN, '');
  if (plain.length <= maxLength && text.length <= maxLength * 4) return plain;
  return `${plain.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}…`;
}
