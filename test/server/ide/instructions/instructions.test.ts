import { describe, expect, test } from 'vitest';
import type { InstructionsDocument } from '../../../../server/src/ide/instructions/instructions-document.ts';
import { instructionsCompletionAt } from '../../../../server/src/ide/instructions/instructions-completion.ts';
import { instructionsHoverAt } from '../../../../server/src/ide/instructions/instructions-hover.ts';
import {
  instructionsDefinition,
  instructionsLinks,
  instructionsReferences,
} from '../../../../server/src/ide/instructions/instructions-navigation.ts';
import { namesOnly } from '../../../../server/src/model/standards/shipped-file.ts';
import { instructionSet } from '../../model/standards/instruction-files.ts';

const D = '.agent-os/profiles/default';
const PATH = `${D}/workflows/fix.md`;
const FILES = {
  [`${D}/standards/sql/style.md`]:
    '---\ndescription: How SQL looks.\n---\n\n# Style\n\n```sql\nselect 1\n```\n\u202Ehidden\n',
  [`${D}/standards/sql/types.md`]: '# Types\n\n{{standards/sql/style}}\n',
  '.agent-os/directives/architect.md': '# Architect\n',
};
const english = (template: string): string => template;

/** A workflow; `$0` is the cursor. */
function opened(marked: string): { document: InstructionsDocument; offset: number; text: string } {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const set = instructionSet({ ...FILES, [PATH]: text }, namesOnly());
  const file = set.files.find(({ uri }) => uri === PATH) ?? expect.unreachable();
  return { document: { file, around: { set, profile: 'default' } }, offset, text };
}

describe('completion', () => {
  /** Labels, and what the text becomes with the first. */
  function complete(marked: string): { labels: string[]; made: string | undefined } {
    const { document, offset, text } = opened(marked);
    const items = instructionsCompletionAt(document, offset, english);
    const [first] = items;
    const made =
      first && text.slice(0, first.range.start) + first.newText + text.slice(first.range.end);
    return { labels: items.map(({ label }) => label), made };
  }

  test('names, patterns and flags behind two braces', () => {
    const { labels, made } = complete('Use {{$0\n');
    expect(labels).toEqual([
      'directives/architect',
      'standards/sql/style',
      'standards/sql/types',
      'directives/*',
      'standards/*',
      'standards/sql/*',
      'IF compiled_single_command',
      'IF standards_as_claude_code_skills',
      'IF use_claude_code_subagents',
    ]);
    expect(made).toBe('Use {{directives/architect}}\n');
  });

  test('the whole name is replaced, and braces that are there stay', () => {
    expect(complete('{{stand$0ards/x}} b').made).toBe('{{directives/architect}} b');
    expect(complete('{{ st$0 }}').made).toBe('{{ directives/architect }}');
  });

  test('mentions get names with their ending', () => {
    expect(complete('Read @agent-os/st$0').made).toBe('Read @agent-os/directives/architect.md');
  });

  test('phases in front matter', () => {
    expect(complete('---\nphases: [$0]\n---\n').labels).toContain('implement-logic');
  });

  test('nothing elsewhere', () => {
    expect(complete('standards/$0').labels).toEqual([]);
    expect(complete("{{ ref('$0') }}").labels).toEqual([]);
  });

  test('says what a text is about, and how long it is', () => {
    const { document, offset } = opened('{{$0');
    const style = instructionsCompletionAt(document, offset, english).find(
      ({ label }) => label === 'standards/sql/style',
    );
    expect(style?.detail).toMatch(/^about \d+ tokens$/);
    expect(style?.documentation).toContain('How SQL looks.');
  });
});

describe('hover', () => {
  function hover(marked: string): string | undefined {
    const { document, offset } = opened(marked);
    return instructionsHoverAt(document, offset, english)?.markdown;
  }

  test('shows how a text begins, as code, with what hides in it', () => {
    const text = hover('{{standards/sql/st$0yle}}');
    expect(text).toMatch(/^\*\*`standards\/sql\/style`\*\* · about \d+ tokens\n\nHow SQL looks\./);
    expect(text).toContain(
      '\n\n````markdown\n# Style\n\n```sql\nselect 1\n```\n<U+202E>hidden\n````',
    );
  });

  test('lists the texts of a pattern', () => {
    expect(hover('{{standards/$0*}}')).toMatch(
      /^- `standards\/sql\/style` · about \d+ tokens\n- `standards\/sql\/types` · about \d+ tokens$/,
    );
  });

  test('says whether a flag is set', () => {
    expect(hover('{{IF comp$0iled_single_command}}')).toContain('is set');
    expect(hover('{{IF oth$0er}}')).toBe('The flag `other` is not set.');
  });

  test('says nothing of what is not there', () => {
    expect(hover('{{standards/no$0ne}}')).toBeUndefined();
    expect(hover('te$0xt')).toBeUndefined();
  });
});

test('a placeholder leads to its files', () => {
  const { document, offset } = opened('{{standards/$0*}} and {{directives/architect}}');
  expect(instructionsDefinition(document, offset)?.uris).toEqual([
    `${D}/standards/sql/style.md`,
    `${D}/standards/sql/types.md`,
  ]);
  expect(instructionsLinks(document).map(({ uri }) => uri)).toEqual([
    '.agent-os/directives/architect.md',
  ]);
});

test('references are those to the text that is named, or to this text', () => {
  const named = opened('{{standards/sql/st$0yle}}\n{{standards/*}}\n');
  const places = instructionsReferences(named.document, named.offset);
  expect(places.map(({ uri, place }) => [uri, place.line])).toEqual([
    [`${D}/standards/sql/types.md`, 2],
    [PATH, 0],
    [PATH, 1],
  ]);
  const own = opened('te$0xt');
  expect(instructionsReferences(own.document, own.offset)).toEqual([]);
});
