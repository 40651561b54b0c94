import { visible } from '../visible.ts';

/** For attributes and text. XML knows no other control characters, so they are written out. */
export function xmlText(text: string): string {
  return visible(text.replaceAll('\uFFFE', '?').replaceAll('\uFFFF', '?')).replace(
    /[&<>"']/g,
    (character) => ENTITIES[character] ?? character,
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
