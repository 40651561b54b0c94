import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { YamlFile } from '../../../../server/src/syntax/yaml/file.ts';
import { parseFragment } from '../../../../server/src/syntax/yaml/parse-fragment.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';
import { moveNode } from '../../../../server/src/syntax/yaml/shift.ts';
import { brokenTexts, exampleContracts, validTexts } from './fixtures.ts';
import { allProblems } from './show.ts';

const examples = exampleContracts().map((example) => example.text);
const texts = [...validTexts, ...brokenTexts, ...examples.filter((text) => text.length < 4_000)];

const snippets = [
  '\n',
  ' ',
  '  ',
  '\t',
  ':',
  ': ',
  '- ',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '#',
  '|',
  '>',
  '&a ',
  '*a',
  '<<: *a',
  '---\n',
  '...\n',
  '\r\n',
  '\r',
  'x',
  'key: v\n',
  '\nkey:\n  - a\n  - b\n',
  '{{ j }}',
  '=======\n',
  '\u0000',
  'stat\n',
  '\n# c\n',
  ',',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.nat(12) },
    { weight: 1, arbitrary: fc.nat(200) },
  ),
  insert: fc.oneof(fc.constantFrom(...snippets), fc.string({ maxLength: 3 })),
});

function apply(
  text: string,
  { at, remove, insert }: { at: number; remove: number; insert: string },
): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + insert + text.slice(start + remove);
}

/** All that a reader can see of a parsed file. */
function seen(file: YamlFile) {
  return {
    documents: file.documents.map((document) => ({
      start: document.start,
      end: document.end,
      outline: document.outline,
      tree: document.tree(),
      blocks: document.blocks.map(({ start, role, fragment }) => ({ start, role, fragment })),
    })),
    problems: allProblems(file),
  };
}

describe('an edit', () => {
  test('gives the same as a fresh parse', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (start, edits) => {
          let text = start;
          let file = parseYaml(text);
          for (const one of edits) {
            text = apply(text, one);
            file = parseYaml(text, file);
            // Half of the files are looked at on the way, as in an editor.
            if (one.at > 0.5) file.documents[0]?.tree();
          }
          expect(seen(file)).toEqual(seen(parseYaml(text)));
        },
      ),
      { numRuns: 1_500 },
    );
  });

  test('keeps the fragments of the blocks it does not touch', () => {
    const text = 'a: 1\nschema:\n  - name: x\n  - name: y\n  - name: z\nb: 2\n';
    const before = parseYaml(text);
    const after = parseYaml(text.replace('name: y', 'name: longer'), before);
    const fragments = (file: YamlFile) => file.documents[0]?.blocks.map((block) => block.fragment);
    const [old, now] = [fragments(before), fragments(after)];
    expect(now?.map((fragment, index) => fragment === old?.[index])).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
    ]);
  });
});

describe('cutting a file into blocks', () => {
  test.each([...validTexts, ...examples].map((text) => [text.slice(0, 60), text]))(
    'changes nothing: %j',
    (_, text) => {
      for (const document of parseYaml(text).documents) {
        const whole = parseFragment(text.slice(document.start, document.end));
        expect(whole.problems).toEqual([]);
        expect(document.tree()).toEqual(parseAt(text, document.start, document.end));
        expect(document.blocks.flatMap((block) => block.fragment.problems)).toEqual([]);
        const comments = document.blocks.flatMap((block) => block.fragment.comments);
        expect(comments.map((comment) => comment.text)).toEqual(
          whole.comments.map((comment) => comment.text),
        );
      }
    },
  );

  test('changes nothing in edited files that are still valid', () => {
    let valid = 0;
    fc.assert(
      fc.property(fc.constantFrom(...texts), edit, (start, one) => {
        const text = apply(start, one);
        const file = parseYaml(text);
        for (const document of file.documents) {
          const whole = parseFragment(text.slice(document.start, document.end));
          if (whole.problems.length > 0) continue;
          if (file.problems.length > 0) continue;
          valid++;
          expect(document.blocks.flatMap((block) => block.fragment.problems)).toEqual([]);
          expect(document.tree()).toEqual(parseAt(text, document.start, document.end));
        }
      }),
      { numRuns: 3_000 },
    );
    expect(valid).toBeGreaterThan(500);
  });

  test('covers the whole text without gaps', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), edit, (start, one) => {
        const text = apply(start, one);
        const { documents } = parseYaml(text);
        let position = text.startsWith('\ufeff') ? 1 : 0;
        for (const { blocks } of documents) {
          for (const block of blocks) {
            expect(block.start).toBe(position);
            expect(text.slice(position, position + block.fragment.text.length)).toBe(
              block.fragment.text,
            );
            position += block.fragment.text.length;
          }
        }
        expect(position).toBe(text.length);
      }),
    );
  });
});

/** The root of a document parsed in one piece, in file offsets. */
function parseAt(text: string, start: number, end: number) {
  const root = parseFragment(text.slice(start, end)).root;
  return root && moveNode(root, (offset) => offset + start);
}
