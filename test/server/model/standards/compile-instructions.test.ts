import { describe, expect, test } from 'vitest';
import {
  compileInstructions,
  type CompiledInstructions,
} from '../../../../server/src/model/standards/compile-instructions.ts';
import { instructionSet } from './instruction-files.ts';

function compile(
  files: Readonly<Record<string, string>>,
  phase = 'implement-logic',
  profile = 'default',
): CompiledInstructions {
  return compileInstructions(phase, instructionSet(files), profile);
}

const D = '.agent-os/profiles/default';

test('directives come first, then standards, each in the order of their names', () => {
  const { text, workflow, files } = compile({
    [`${D}/standards/sql/style.md`]: '# Style\n\nLower case.\n',
    [`${D}/standards/global/naming.md`]: '# Naming\n\nSnake case.\n',
    '.agent-os/directives/b.md': '# B\n',
    '.agent-os/directives/a.md': 'No heading.\n',
  });
  expect(text).toBe(
    '# Directives\n\n## a\n\nNo heading.\n\n# B\n\n# Standards\n\n# Naming\n\nSnake case.\n\n# Style\n\nLower case.',
  );
  expect(workflow).toBeUndefined();
  expect(files.map(({ at }) => at.name)).toEqual([
    'directives/a',
    'directives/b',
    'standards/global/naming',
    'standards/sql/style',
  ]);
});

test('SQL is of no use where no SQL is written; front matter says it otherwise', () => {
  const files = {
    [`${D}/standards/sql/style.md`]: '# Style\n',
    [`${D}/standards/sql/keys.md`]: '---\nphases: [write-contract]\n---\n# Keys\n',
    [`${D}/standards/global/naming.md`]: '# Naming\n',
  };
  expect(compile(files, 'write-contract').text).toBe('# Standards\n\n# Naming\n\n# Keys');
  expect(compile(files, 'implement-logic').text).toBe('# Standards\n\n# Naming\n\n# Style');
});

describe('a workflow', () => {
  test('is that of its phase, or the steps in a folder of its name', () => {
    const made = compile({
      [`${D}/workflows/implement-logic.md`]: '# Do it\n',
      [`${D}/workflows/implement-logic/2-write.md`]: '# Write\n',
      [`${D}/workflows/implement-logic/1-read.md`]: '# Read\n',
      [`${D}/workflows/shape-spec.md`]: '# Shape\n',
    });
    expect(made.workflow).toBe('# Do it\n\n# Read\n\n# Write');
  });

  test('that names standards gets these and no others', () => {
    const made = compile({
      [`${D}/workflows/implement-logic.md`]: '# Do it\n\n{{standards/sql/*}}\n',
      [`${D}/standards/sql/style.md`]: '# Style\n',
      [`${D}/standards/global/naming.md`]: '# Naming\n',
      '.agent-os/directives/a.md': '# A\n',
    });
    expect(made.workflow).toBe('# Do it\n\n# Style');
    expect(made.text).toBe('# Directives\n\n# A');
  });
});

describe('inheritance', () => {
  const base = {
    [`${D}/standards/sql/style.md`]: '# Style of all\n',
    [`${D}/standards/sql/types.md`]: '# Types\n',
    '.agent-os/profiles/team/standards/sql/style.md': '# Style of the team\n',
  };

  test('the default profile is the base, and the nearer text of a name counts', () => {
    const { text } = compile(base, 'implement-logic', 'team');
    expect(text).toBe('# Standards\n\n# Style of the team\n\n# Types');
  });

  test('a profile may inherit from none, or not all', () => {
    const config = '.agent-os/profiles/team/profile-config.yml';
    const alone = { ...base, [config]: 'inherits_from: false\n' };
    expect(compile(alone, 'fix', 'team').text).toBe('# Standards\n\n# Style of the team');
    const some = { ...base, [config]: 'exclude_inherited_files:\n  - standards/sql/types.md\n' };
    expect(compile(some, 'fix', 'team').text).toBe('# Standards\n\n# Style of the team');
  });

  test('version 3 of Agent OS lists profiles in one file', () => {
    const files = {
      'agent-os/config.yml': 'profiles:\n  a:\n    inherits_from: b\n',
      'agent-os/profiles/b/standards/api/x.md': '# X\n',
      'agent-os/profiles/a/standards/api/y.md': '# Y\n',
    };
    expect(compile(files, 'fix', 'a').text).toBe('# Standards\n\n# X\n\n# Y');
  });

  test('a circle ends, and is known', () => {
    const set = instructionSet({
      '.agent-os/profiles/a/profile-config.yml': 'inherits_from: b\n',
      '.agent-os/profiles/b/profile-config.yml': 'inherits_from: a\n',
    });
    expect(set.chain('a')).toMatchObject({
      names: ['a', 'b'],
      broken: { why: 'circle', at: { parent: { text: 'a' } } },
    });
  });
});

test('flat standards of version 3 are read, what a project has before what profiles have', () => {
  const { text } = compile({
    'agent-os/standards/index.yml': 'root:\n  style:\n    description: Style\n',
    'agent-os/standards/style.md': '# Installed\n',
    [`${D}/standards/style.md`]: '# Of the profile\n',
  });
  expect(text).toBe('# Standards\n\n# Installed');
});

describe('placeholders', () => {
  const around = (text: string, more: Readonly<Record<string, string>> = {}) =>
    compile({ [`${D}/workflows/fix.md`]: text, ...more }, 'fix');

  test('a circle of includes ends, each text is there once', () => {
    const { workflow } = around('# A\n{{workflows/b}}\n', {
      [`${D}/workflows/b.md`]: '# B\n{{workflows/fix}}\n',
    });
    expect(workflow).toBe('# A\n# B\n(As said in workflows/fix.)');
  });

  test('what is not there stays as it is written, and is named', () => {
    const { workflow, leftOut } = around('Use {{standards/nothing}}.\n');
    expect(workflow).toBe('## fix\n\nUse {{standards/nothing}}.');
    expect(leftOut).toEqual(['standards/nothing']);
  });

  test('conditions keep or drop whole lines', () => {
    const { workflow } = around(
      '# A\n{{IF use_claude_code_subagents}}\nno\n{{UNLESS other}}\nno\n{{ENDUNLESS other}}\n{{ENDIF use_claude_code_subagents}}\n{{UNLESS standards_as_claude_code_skills}}\nyes\n{{ENDUNLESS standards_as_claude_code_skills}}\nend\n',
    );
    expect(workflow).toBe('# A\nyes\nend');
  });

  test('steps of Agent OS become sections', () => {
    const { workflow } = around('{{PHASE 1: @agent-os/commands/plan/1-product-concept.md}}', {
      'agent-os/commands/plan/single-agent/1-product-concept.md': 'Ask.\n',
    });
    expect(workflow).toBe('# PHASE 1: Product concept\n\nAsk.');
  });

  test('a mention that stands alone is a file to read; in a sentence it is a word', () => {
    const more = { 'agent-os/standards/style.md': '# Style\n' };
    expect(around('# A\n- @agent-os/standards/style.md\n', more).workflow).toBe('# A\n- # Style');
    expect(around('# A\nSee @agent-os/standards/style.md.\n', more).workflow).toBe(
      '# A\nSee @agent-os/standards/style.md.',
    );
  });

  test('depth, number and size have an end', () => {
    const deep = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `${D}/workflows/w${String(at)}.md`,
        `# ${String(at)}\n{{workflows/w${String(at + 1)}}}\n`,
      ]),
    );
    const { files, leftOut } = around('# A\n{{workflows/w0}}\n', deep);
    expect(files).toHaveLength(11);
    expect(leftOut).toEqual(['workflows/w10']);
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`${D}/standards/s${String(at)}.md`, 'x\n']),
    );
    expect(around('# A\n{{standards/*}}\n', many).files).toHaveLength(200);
    const large = around('# A\n{{standards/*}}\n', {
      [`${D}/standards/a.md`]: 'x'.repeat(200_000),
      [`${D}/standards/b.md`]: 'y'.repeat(200_000),
      [`${D}/standards/c.md`]: 'z',
    });
    expect(large.workflow?.length).toBeLessThan(263_000);
    expect(large.leftOut).toContain('standards/c');
  });
});

test('hidden characters are shown', () => {
  const { text } = compile({
    '.agent-os/directives/a.md': '# A\u202Ebc\u200B\u{E0041}\n\uFEFF',
  });
  expect(text).toBe('# Directives\n\n# A<U+202E>bc<U+200B><U+E0041>');
});
