import { createHash } from 'node:crypto';

/**
 * SHA-256 in hex of path, base and text, each with its length before it: what a verdict holds for and an approval binds. The
 * server makes the same of the same; null stands for a file that is not there.
 */
export function bindingOf(path: string, base: string | null, text: string): string {
  const hash = createHash('sha256');
  for (const part of [path, base, text])
    hash.update(part === null ? '-' : `${String(part.length)}:${part}`);
  return hash.digest('hex');
}

/** SHA-256 in hex of a text; null of what is not there. */
export function textHash(text: string): string;
export function textHash(text: string | null): string | null;
export function textHash(text: string | null): string | null {
  return text === null ? null : createHash('sha256').update(text).digest('hex');
}
