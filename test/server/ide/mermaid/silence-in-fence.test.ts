import { expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import type { IdeDocument } from '../../../../server/src/ide/ide-document.ts';
import { suppressionEdit } from '../../../../server/src/ide/suppression-edit.ts';

/** The text after silencing `rule-a` at the cursor. */
function silenced(fixture: string): string {
  const text = fixture.replace('$0', '');
  const file = { text, documents: [], problems: [] };
  const ide: IdeDocument = { file, text, json: false, contracts: [], path: 'specs/x.md' };
  const edit = suppressionEdit(ide, fixture.indexOf('$0'), 'rule-a', 'why');
  return edit === undefined ? text : applyEdits(text, [edit]);
}

const comment = 'dataengos-disable-next-line rule-a -- why';

test('in a fence the comment is one of Mermaid, as HTML would break the flowchart', () => {
  expect(silenced('# x\n\n```mermaid\ngraph LR\n  a --> $0b\n```\n')).toBe(
    `# x\n\n\`\`\`mermaid\ngraph LR\n  %% ${comment}\n  a --> b\n\`\`\`\n`,
  );
});

test('in a quote it has the marks in front', () => {
  expect(silenced('> ```mermaid\n> graph LR\n>   a --> $0b\n> ```\n')).toBe(
    `> \`\`\`mermaid\n> graph LR\n>   %% ${comment}\n>   a --> b\n> \`\`\`\n`,
  );
  expect(
    silenced(
      '> ```mermaid\n> graph LR\n>   %% dataengos-disable-next-line b -- c\n>   a --> $0b\n> ```\n',
    ),
  ).toContain('>   %% dataengos-disable-next-line b, rule-a -- c\n>   a');
});

test('in prose it stays one of HTML', () => {
  expect(silenced('te$0xt\n\n```mermaid\ngraph LR\n```\n')).toContain(`<!-- ${comment} -->\ntext`);
});
