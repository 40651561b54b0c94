import type { YamlScalar } from '../syntax/yaml/tree.ts';

/**
 * Offset in the file of the first character of a scalar's value, when the value stands there letter
 * by letter. Undefined where escapes, folded lines or block style come between.
 */
export function textBase(node: YamlScalar, text: string): number | undefined {
  const quoted = node.style === 'single' || node.style === 'double';
  const base = node.start + (quoted ? 1 : 0);
  return text.startsWith(String(node.value), base) && node.style !== 'literal' ? base : undefined;
}
