import type { TextEdit } from '../../../base/text-edit.ts';
import { applyEdits } from '../../../base/text-edit.ts';
import { parseYaml } from '../parse-yaml.ts';
import type { YamlNode, YamlScalar } from '../tree.ts';
import { formatScalar } from './format-scalar.ts';
import { isJson } from './text-lines.ts';

/** A key as the file writes keys: in JSON in double quotes. */
export function keyText(text: string, key: string): string {
  return formatScalar(key, isJson(text) ? 'json' : 'plain');
}

/** Pairs in flow style without their braces, as the file writes them: in JSON all strings in double quotes. */
export function flowPairs(text: string, pairs: string): string {
  if (!isJson(text)) return pairs;
  const source = `{${pairs}}`;
  const edits: TextEdit[] = [];
  quoteAll(parseYaml(source).documents[0]?.tree(), edits);
  return applyEdits(source, edits).slice(1, -1);
}

function quoteAll(node: YamlNode | undefined, edits: TextEdit[]): void {
  if (node?.kind === 'map') {
    for (const { key, value } of node.pairs) {
      quote(key, edits);
      quoteAll(value, edits);
    }
  } else if (node?.kind === 'sequence') {
    for (const { value } of node.items) quoteAll(value, edits);
  } else if (node?.kind === 'scalar' && typeof node.value === 'string') quote(node, edits);
}

function quote({ start, end, value, style }: YamlScalar, edits: TextEdit[]): void {
  if (style === 'double') return;
  edits.push({ range: { start, end }, newText: formatScalar(String(value), 'json') });
}
