import type { Range } from '../../base/range.ts';
import type { Translate } from '../../lint/format-message.ts';
import type {
  BoundMarkdown,
  BoundSection,
} from '../../model/governance/markdown/bound-markdown.ts';
import { named, plain, type KeySpec } from '../../spec/governance/markdown-kind.ts';
import type { CompletionItem } from '../completion/item.ts';
import { describeKey, describeWord } from './describe-markdown.ts';
import type { Line } from './line.ts';
import type { MarkdownNames } from './markdown-names.ts';
import { markdownItem } from './markdown-item.ts';

const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/** Keys behind the dash of an item, and behind a colon what the key takes. */
export function entryItems(
  bound: BoundMarkdown,
  section: BoundSection,
  line: Line,
  names: MarkdownNames,
  translate: Translate,
): readonly CompletionItem[] {
  const mark = ITEM.exec(line.text)?.[0].length;
  if (mark === undefined || line.offset < line.start + mark) return [];
  const content = line.text.slice(mark);
  const colon = /:(?= |$|\*)/.exec(content)?.index;
  const start = line.start + mark;
  if (colon === undefined || line.offset <= start + colon) {
    return keyItems(
      bound,
      section,
      line,
      { start, end: start + (colon ?? content.length) },
      translate,
    );
  }
  const key = content.slice(0, colon).replaceAll(/[*_`]|\([^()]*\)/g, '');
  const spec = named(key, section.spec?.keys ?? []);
  if (spec === undefined) return [];
  const behind = /^:[*_]*[ \t]*/.exec(content.slice(colon))?.[0].length ?? 1;
  const from = start + colon + behind;
  return line.offset < from ? [] : valueItems(bound, spec, line, from, names, translate);
}

function keyItems(
  { language }: BoundMarkdown,
  { spec, entries }: BoundSection,
  line: Line,
  range: Range,
  translate: Translate,
): readonly CompletionItem[] {
  const taken = new Set(
    entries
      .filter(({ entry }) => entry.start < line.start || entry.start > line.end)
      .map((one) => one.spec),
  );
  const hasColon = range.end < line.end;
  return (spec?.keys ?? [])
    .filter((key) => !taken.has(key))
    .map((key, index) =>
      markdownItem({
        label: key.name[language],
        kind: 'field',
        index,
        detail: key.required ? translate('required') : '',
        documentation: describeKey(key, language, translate),
        range,
        newText: hasColon ? key.name[language] : `${key.name[language]}: `,
        retrigger: !hasColon,
      }),
    );
}

/** Words of a list one by one; names of the workspace and examples as the whole value. */
function valueItems(
  { language }: BoundMarkdown,
  key: KeySpec,
  line: Line,
  from: number,
  names: MarkdownNames,
  translate: Translate,
): readonly CompletionItem[] {
  const { value } = key;
  const whole = { start: from, end: line.end };
  if (value.kind === 'words') {
    const text = line.text.slice(from - line.start);
    const at = line.offset - from;
    const start = from + (/[^,;]*$/.exec(text.slice(0, at))?.index ?? 0);
    const end = line.offset + (/^[^,;]*/.exec(text.slice(at))?.[0].length ?? 0);
    const blanks = /^\s*/.exec(line.text.slice(start - line.start))?.[0].length ?? 0;
    const range = { start: Math.min(start + blanks, line.offset), end };
    const others = new Set(
      `${text.slice(0, start - from)},${text.slice(end - from)}`.split(/[,;]/).map(plain),
    );
    return value.words
      .filter((word) => !others.has(plain(word.name[language])))
      .map((word, index) => {
        const label = word.name[language];
        const documentation = describeWord(word, language, translate);
        return markdownItem({ label, kind: 'value', index, documentation, range, newText: label });
      });
  }
  const isName = value.kind === 'policy';
  const texts = isName ? names.policies() : key.examples;
  return texts.map((label, index) =>
    markdownItem({
      label,
      kind: isName ? 'reference' : 'value',
      index,
      documentation: '',
      range: whole,
      newText: label,
    }),
  );
}
