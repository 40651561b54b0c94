import type { Translate } from '../../lint/format-message.ts';
import type { BoundMarkdown } from '../../model/governance/markdown/bound-markdown.ts';
import type { FrontMatterKey } from '../../spec/governance/markdown-kind.ts';
import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';
import type { CompletionItem } from '../completion/item.ts';
import { describeFrontMatterKey, describeWord } from './describe-markdown.ts';
import type { Line } from './line.ts';
import type { MarkdownNames } from './markdown-names.ts';
import { markdownItem } from './markdown-item.ts';

/** Keys that are not there yet, and behind a colon the names and words that a key takes. */
export function frontMatterItems(
  bound: BoundMarkdown,
  line: Line,
  names: MarkdownNames,
  translate: Translate,
): readonly CompletionItem[] {
  const { kind, frontMatter, file } = bound;
  const value = /^([\w-]+):[ \t]+/.exec(line.before);
  if (value !== null) {
    const spec = kind.frontMatter.find(({ name }) => name === value[1]);
    return spec === undefined
      ? []
      : valueItems(bound, spec, line, line.start + value[0].length, names, translate);
  }
  const word = /^[\w-]*/.exec(line.text)?.[0] ?? '';
  if (line.offset > line.start + word.length) return [];
  const taken = new Set(
    // Where the YAML cannot be read as a map yet, its lines still tell.
    frontMatter?.pairs.map(({ key }) => String(key.value)) ??
      [...file.text.slice(0, file.frontMatter?.end ?? line.end).matchAll(/^([\w-]+):/gm)].map(
        ([, key]) => key ?? '',
      ),
  );
  const rest = line.text.slice(word.length);
  return kind.frontMatter
    .filter(({ name }) => name === word || !taken.has(name))
    .map((spec, index) =>
      markdownItem({
        label: spec.name,
        kind: 'field',
        index,
        detail: spec.required ? translate('required') : '',
        documentation: describeFrontMatterKey(spec, translate),
        range: { start: line.start, end: line.start + word.length },
        newText: rest.startsWith(':') ? spec.name : `${spec.name}: `,
        retrigger: !rest.startsWith(':'),
      }),
    );
}

function valueItems(
  { language }: BoundMarkdown,
  { value }: FrontMatterKey,
  line: Line,
  start: number,
  names: MarkdownNames,
  translate: Translate,
): readonly CompletionItem[] {
  const comment = / #/.exec(line.text.slice(start - line.start))?.index;
  const range = { start, end: comment === undefined ? line.end : start + comment };
  if (range.end < line.offset) return [];
  if (value.kind === 'words') {
    return value.words.map((word, index) => {
      const documentation = describeWord(word, language, translate);
      return markdownItem({
        label: word.value,
        kind: 'value',
        index,
        documentation,
        range,
        newText: word.value,
      });
    });
  }
  return namesOf(value.kind, names).map((label, index) =>
    markdownItem({
      label,
      kind: 'reference',
      index,
      documentation: '',
      range,
      newText: formatScalar(label, 'plain', false),
    }),
  );
}

function namesOf(kind: string, names: MarkdownNames): readonly string[] {
  if (kind === 'product') return names.products();
  if (kind === 'domain') return names.domains();
  return kind === 'contract' ? names.contracts() : [];
}
