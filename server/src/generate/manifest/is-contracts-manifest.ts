import { GENERATED } from './contracts-manifest.ts';

/** Whether a text is an index of contracts that we made, or is still empty: `{}`, or nothing. */
export function isContractsManifest(text: string): boolean {
  if (text.trim() === '') return true;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (Object.keys(value).length === 0) return true;
  return 'comment' in value && String(value.comment).startsWith(GENERATED);
}
