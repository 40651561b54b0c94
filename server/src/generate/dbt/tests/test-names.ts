import { contentHash } from '../../../base/content-hash.ts';

/** What PostgreSQL takes for the name of a table; failures may be kept in one that is called as the test is. */
const MAX_LENGTH = 63;

/** The name of a test from its parts: letters, digits and underscores, no longer than databases take. */
export function testName(parts: readonly string[]): string {
  const whole = parts
    .map(slug)
    .filter((part) => part !== '')
    .join('_');
  const isExact = parts.every((part) => /^[A-Za-z0-9_]*$/.test(part)) || slugIsEnough(parts);
  if (isExact && whole.length <= MAX_LENGTH) return whole;
  const hash = contentHash(parts.join('\0')).slice(6, 14);
  return `${whole.slice(0, MAX_LENGTH - 9).replace(/_+$/, '')}_${hash}`;
}

/** Words with spaces, dashes and dots between them are as good as with underscores; other letters are lost. */
function slugIsEnough(parts: readonly string[]): boolean {
  return parts.every((part) => /^[A-Za-z0-9_ .-]*$/.test(part));
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}
