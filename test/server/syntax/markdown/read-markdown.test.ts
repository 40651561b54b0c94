import { describe, expect, test } from 'vitest';
import { sourceRange } from '../../../../server/src/syntax/markdown/inline-text.ts';
import { readMarkdown } from '../../../../server/src/syntax/markdown/read-markdown.ts';
import { showMarkdown } from './show-markdown.ts';

const MIXED = `intro
# Title ##

- **Key:** value
- *Other*: \`a|b\` and [words](target.md)
  - Nested (note): x
    and more
1) one

Below
-----
| a | b |
| --- |:-:|
|  | x \\| \`p\\|q\` |
| c |

> quoted

~~~ sql title
select 1
~~~
`;

const MIXED_SHOWN = [
  'paragraph intro',
  '# Title',
  '- Key: value <Key:** value>',
  '- Other: a|b and words <Other*: `a|b` and [words>',
  '  - Nested (note): x and more <Nested (note): x\n    and more>',
  '- one',
  '## Below',
  '| a | b',
  '|  | x | p|q <x \\| `p\\|q>',
  '| c',
  'other > quoted',
  'code sql "select 1"',
];

describe('structure', () => {
  test('headings, lists, tables, code', () => {
    expect(showMarkdown(MIXED)).toEqual(MIXED_SHOWN);
  });

  test('Windows line ends give the same', () => {
    const shown = showMarkdown(MIXED.replaceAll('\n', '\r\n'));
    expect(shown.map((line) => line.replaceAll('\r\n', '\n'))).toEqual(MIXED_SHOWN);
  });

  test('lone carriage returns end lines', () => {
    expect(showMarkdown('# a\r\r- b\r- c\r')).toEqual(['# a', '- b', '- c']);
  });

  test('a byte order mark is no text', () => {
    expect(showMarkdown('\ufeff# a\n')).toEqual(['# a']);
    expect(readMarkdown('\ufeff# a').sections[0]).toMatchObject({ start: 1, end: 4 });
  });

  test('tabs', () => {
    expect(showMarkdown('-\ta\n\t- b\n\n# c\td\n')).toEqual(['- a', '  - b', '# c d <c\td>']);
  });

  test('an open fence runs to the end', () => {
    expect(showMarkdown('# a\n\n```sql\nselect 1\n\n# b\n')).toEqual([
      '# a',
      'code sql "select 1\\n\\n# b\\n" open',
    ]);
  });

  test('empty files and empty parts', () => {
    expect(showMarkdown('')).toEqual([]);
    expect(showMarkdown('#')).toEqual(['# ']);
    expect(showMarkdown('## \n- \n')).toEqual(['## ', '- ']);
  });

  test('blanks behind the line below the head of a table', () => {
    expect(showMarkdown('| a |\n| - | \n| b |\n')).toEqual(['| a', '| b']);
  });
});

describe('places', () => {
  test('sections end before the next heading of their level, blank lines left out', () => {
    const text = '# a\n\n## b\nx\n\n### c\ny\n\n## d\n\n';
    const pieces = readMarkdown(text).sections.map(({ start, end }) => text.slice(start, end));
    expect(pieces).toEqual([text.trimEnd(), '## b\nx\n\n### c\ny', '### c\ny', '## d']);
  });

  test('an empty cell stands behind its bar', () => {
    const text = '| a | b |\n| - | - |\n|  | x |\n';
    const [block] = readMarkdown(text).intro;
    const cell = block?.kind === 'table' ? block.rows[0]?.cells[0] : undefined;
    expect(cell).toMatchObject({ start: 22, end: 22, text: '' });
  });

  test('words lead back through marks, escapes and line breaks', () => {
    const text = '- **a** \\*b\\*\n  `c`\n';
    const [block] = readMarkdown(text).intro;
    const content = block?.kind === 'list' ? block.items[0]?.content : undefined;
    expect(content?.text).toBe('a *b* c');
    const ranges = Array.from('a *b* c', (_, at) => sourceRange(content!, at, at + 1));
    expect(ranges.map(({ start, end }) => text.slice(start, end)).join('')).toBe('a *b*\nc');
    expect(content?.codes).toEqual([{ text: 'c', at: 6, start: 17, end: 18 }]);
  });

  test('links have a target', () => {
    const text = 'see [the *canvas*](<a b.md> "x") and [none]\n';
    const [block] = readMarkdown(text).intro;
    const content = block?.kind === 'paragraph' ? block.content : undefined;
    expect(content?.text).toBe('see the canvas and [none]');
    expect(content?.links).toEqual([
      {
        text: 'the canvas',
        at: 4,
        start: 5,
        end: 17,
        target: { text: 'a b.md', start: 20, end: 26 },
      },
    ]);
  });
});

describe('front matter', () => {
  test.each(['\n', '\r\n'])('offsets of its YAML are those of the file: %j', (lineBreak) => {
    const text = ['\ufeff---', 'product: x', 'tags: [a]', '---', '', '# T', ''].join(lineBreak);
    const { frontMatter, sections } = readMarkdown(text);
    const root = frontMatter?.yaml.documents[0]?.tree();
    const pairs = root?.kind === 'map' ? root.pairs : [];
    expect(pairs.map(({ start, end }) => text.slice(start, end))).toEqual([
      'product: x',
      'tags: [a]',
    ]);
    expect(frontMatter).toMatchObject({ start: 1, closed: true });
    expect(text.slice(frontMatter?.start, frontMatter?.end).endsWith('---')).toBe(true);
    expect(sections[0]?.heading.title.text).toBe('T');
  });

  test('problems of YAML stand where they are in the file', () => {
    const text = '---\na: [1\n---\n# T\n';
    const document = readMarkdown(text).frontMatter?.yaml.documents[0];
    const places = document?.blocks.flatMap(({ start, fragment }) =>
      fragment.problems.map((problem) => text.slice(start + problem.start, start + problem.end)),
    );
    expect(places).toEqual(['[']);
  });

  test('without a second fence it ends where YAML ends', () => {
    const text = '---\nproduct: x\n# a comment? no: a heading\n';
    const { frontMatter } = readMarkdown('---\nproduct: x\n\n# T\n');
    expect(frontMatter).toMatchObject({ closed: false, start: 0, end: 14 });
    expect(readMarkdown(text).sections).toHaveLength(1);
  });

  test('a line across the page is none', () => {
    expect(readMarkdown('---\n\n# T\n').frontMatter).toBeUndefined();
    expect(readMarkdown('# T\n\n---\na: 1\n---\n').frontMatter).toBeUndefined();
  });
});

describe('large and hostile texts', () => {
  const part = '## Section\n\n- Key: `value`\n\n| a | b |\n| - | - |\n| *c* | d |\n\ntext\n\n';

  test('5,000 lines cost ten times what 500 do', () => {
    const time = (text: string): number => {
      const times = Array.from({ length: 3 }, () => {
        const start = performance.now();
        readMarkdown(text);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    time(part.repeat(50));
    expect(time(part.repeat(500))).toBeLessThan(40 * Math.max(time(part.repeat(50)), 1));
    expect(readMarkdown(part.repeat(500)).sections).toHaveLength(500);
  });

  test.each([
    ['emphasis', '*a_'.repeat(50_000)],
    ['links', '[a]('.repeat(50_000)],
    ['items on one line', '- '.repeat(20_000)],
    ['numbers on one line', '1. '.repeat(30_000)],
    ['quotes on one line', '> '.repeat(50_000)],
    ['fences', '```\n'.repeat(20_001)],
    [
      'deep lists',
      Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
    ],
  ])('%s', (_, text) => {
    const start = performance.now();
    expect(readMarkdown(text).incomplete).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test('what is too large is not read and says so', () => {
    expect(readMarkdown('a'.repeat(1024 * 1024 + 1))).toMatchObject({
      sections: [],
      incomplete: true,
    });
  });
});
