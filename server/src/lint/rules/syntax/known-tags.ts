import type { YamlFile } from '../../../syntax/yaml/file.ts';
import { isKnownTag } from '../../../syntax/yaml/tags.ts';
import type { YamlNode } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { fixTag } from '../../fixes/tag.ts';
import { defineRule, type Report } from '../../rule.ts';

export default defineRule<'document', 'unknown'>({
  meta: {
    code: 'known-tags',
    family: 'syntax',
    severity: 'warning',
    presets: { relaxed: 'hint' },
    since: '0.1.0',
    summary: 'Every tag is known to readers of YAML 1.1 or 1.2.',
    explanation:
      'A word that begins with `!` is a tag: it says of what type the value behind it is. Readers of YAML 1.1 or 1.2 know `!!str`, `!!int` and a few more. Most of them refuse a file with any other tag, some overlook it. Where a text was meant to begin with `!`, quote it.',
    examples: [
      {
        title: 'A tag of another tool',
        bad: contract('domain: !env DOMAIN'),
        good: contract('domain: DOMAIN'),
        fixed: true,
      },
    ],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      unknown:
        'The tag `{tag}` is not known to readers of YAML 1.1 or 1.2: remove it, or quote the text.',
    },
    fixes: { quote: 'Put the value in quotes', remove: 'Remove it' },
  },
  on: 'document',
  *check({ file, document }): Iterable<Report<'unknown'>> {
    const { text } = file;
    // A file may have thousands of documents: each looks at its own part only.
    if (!/(?:^|[\s[{,])![\w!<-]/.test(text.slice(document.start, document.end))) return;
    if (hasHandles(file)) return;
    const root = document.tree();
    const open: YamlNode[] = root === undefined ? [] : [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.kind === 'alias') continue;
      const { tag } = node;
      if (tag !== undefined && !isKnownTag(tag)) {
        const start = text.lastIndexOf(tag, node.start);
        const range = { start, end: start + tag.length };
        if (start !== -1) yield { messageId: 'unknown', params: { tag }, range };
      }
      if (node.kind === 'map') {
        for (const { key, value } of node.pairs) open.push(key, ...(value ? [value] : []));
      } else if (node.kind === 'sequence') {
        for (const { value } of node.items) if (value !== undefined) open.push(value);
      }
    }
  },
  fix: fixTag,
});

const handles = new WeakMap<YamlFile, boolean>();

/** Whether the file declares handles of its own, which stand for tags that may well be known. */
function hasHandles(file: YamlFile): boolean {
  let has = handles.get(file);
  if (has === undefined) handles.set(file, (has = /^%TAG /m.test(file.text)));
  return has;
}
