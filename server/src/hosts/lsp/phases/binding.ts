import { sha256 } from '../../../base/sha256.ts';

/** SHA-256 in hex of path, base and text, each with its length before it; null stands for a file that is not there. */
export function bindingOf(path: string, base: string | null, text: string): string {
  return sha256(
    [path, base, text]
      .map((part) => (part === null ? '-' : `${String(part.length)}:${part}`))
      .join(''),
  );
}

/** SHA-256 in hex of a text; null of what is not there. */
export function textHash(text: string | null): string | null {
  return text === null ? null : sha256(text);
}
