import { expect, test } from 'vitest';
import {
  markdownFixTitles,
  markdownMessages,
} from '../../../../server/src/lint/governance/markdown/problem.ts';
import type { SectionSpec } from '../../../../server/src/spec/governance/markdown-kind.ts';
import { markdownKinds } from '../../../../server/src/spec/governance/markdown-kinds.ts';
import { portuguese, untranslatable } from '../../portuguese.ts';

function textsOf({ doc, keys, columns = [] }: SectionSpec): string[] {
  const inKeys = keys.flatMap(({ doc: words, value }) => [
    words,
    ...(value.kind === 'words' ? value.words.map((word) => word.doc) : []),
  ]);
  return [doc, ...inKeys, ...columns.map((column) => column.doc)];
}

// Those of YAML are its own.
const { yaml: _, ...ownMessages } = markdownMessages;
const texts = [
  ...Object.values(ownMessages).flatMap((messages) => Object.values<string>(messages)),
  ...Object.values<string>(markdownFixTitles),
  ...markdownKinds.flatMap(({ title, doc, frontMatter, sections, named }) => [
    title,
    doc,
    ...frontMatter.flatMap(({ doc: words, value }) => [
      words,
      ...(value.kind === 'words' ? value.words.map((word) => word.doc) : []),
    ]),
    ...[...sections, ...(named === undefined ? [] : [named])].flatMap(textsOf),
  ]),
  'front matter',
];

test('each message, title of a fix and text of the tables is translated', () => {
  expect([...new Set(texts)].filter((text) => !Object.hasOwn(portuguese, text))).toEqual([]);
});

test('translations leave code and placeholders as they are', () => {
  for (const text of texts)
    expect(untranslatable(portuguese[text] ?? ''), text).toEqual(untranslatable(text));
});
