import type { YamlMap, YamlNode } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { fixDuplicateKey } from '../../fixes/duplicate-key.ts';
import { defineRule, type Report } from '../../rule.ts';

type Messages = 'duplicate' | 'no-dash' | 'first';

export default defineRule<'block', Messages>({
  meta: {
    code: 'unique-keys',
    family: 'syntax',
    severity: 'error',
    since: '0.1.0',
    summary: 'No key is written twice in the same map.',
    explanation:
      'YAML forbids it, and readers differ: most keep the last value without a word, some the first, some refuse the file. Keep the one that is meant.',
    examples: [
      {
        title: 'The description is there twice',
        bad: contract(`
schema:
  - name: orders
    description: All orders
    physicalType: table
    description: All orders of the web shop`),
        good: contract(`
schema:
  - name: orders
    physicalType: table
    description: All orders of the web shop`),
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      duplicate: '`{name}` is written twice here: readers keep only one of the two.',
      'no-dash':
        '`{name}` is written twice in this entry: a dash is missing where the next entry begins.',
      first: '`{name}` is written here first',
    },
    fixes: { dash: 'Begin a new entry here', remove: 'Remove this `{name}`' },
  },
  on: 'block',
  *check({ root, guessed }): Iterable<Report<Messages>> {
    if (guessed) return;
    // An explicit stack: documents may be nested as deep as the parser lets them.
    const open: YamlNode[] = root === undefined ? [] : [root];
    const entries = new Set<YamlNode>();
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.kind === 'map') {
        if (hasDuplicates(node.pairs)) yield* duplicatesOf(node, entries.has(node));
        for (const { value } of node.pairs) if (isContainer(value)) open.push(value);
      } else if (node.kind === 'sequence') {
        for (const { value } of node.items) {
          if (!isContainer(value)) continue;
          if (!node.flow) entries.add(value);
          open.push(value);
        }
      }
    }
  },
  fix: fixDuplicateKey,
});

function isContainer(node: YamlNode | undefined): node is YamlNode {
  return node?.kind === 'map' || node?.kind === 'sequence';
}

/** Most maps are small and fine: comparing all keys costs less than a set. */
function hasDuplicates(pairs: YamlMap['pairs']): boolean {
  if (pairs.length > 16) return true;
  for (let right = 1; right < pairs.length; right++) {
    for (let left = 0; left < right; left++) {
      if (pairs[left]?.key.value === pairs[right]?.key.value) return true;
    }
  }
  return false;
}

function* duplicatesOf({ pairs }: YamlMap, isEntry: boolean): Iterable<Report<Messages>> {
  const seen = new Set<unknown>();
  for (const { key } of pairs) {
    if (!seen.has(key.value)) {
      seen.add(key.value);
      continue;
    }
    // Entries of a list whose dashes lack their space: another rule says so.
    if (key.style === 'plain' && String(key.value).startsWith('-')) continue;
    const first = pairs.find((pair) => pair.key.value === key.value)?.key ?? key;
    const params = { name: String(key.value) };
    // The field with which an entry begins, once more: what follows is the next entry.
    const noDash = isEntry && first === pairs[0]?.key;
    yield {
      messageId: noDash ? 'no-dash' : 'duplicate',
      params,
      range: { start: key.start, end: key.end },
      ...(noDash && { data: { dash: 1 } }),
      related: [{ range: { start: first.start, end: first.end }, messageId: 'first', params }],
    };
    if (noDash) return;
  }
}
