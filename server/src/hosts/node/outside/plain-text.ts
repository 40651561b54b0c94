import { HIDDEN_CHARACTERS } from '../../../base/hidden-characters.ts';

/** Also what terminals obey; line ends and tabs stay. */
const HIDDEN = new RegExp(String.raw`[\0-\x08\x0b-\x1f\x7f-\x9f\ufe0f${HIDDEN_CHARACTERS}]`, 'gu');

/** A text of strangers without what people cannot see, cut where it is too long. */
export function plainText(text: string, maxLength: number): string {
  // Not more than can stay, however long it is.
  const plain = text.slice(0, maxLength * 4).replace(HIDDEN, '');
  if (plain.length <= maxLength && text.length <= maxLength * 4) return plain;
  return `${plain.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}…`;
}
