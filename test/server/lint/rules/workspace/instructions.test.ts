import { describe, expect, test } from 'vitest';
import { SourceFile } from '../../../../../server/src/analysis/source-file.ts';
import { WorkspaceLint } from '../../../../../server/src/analysis/workspace-lint.ts';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { defaultConfig } from '../../../../../server/src/lint/config.ts';
import lintOperation from '../../../../../server/src/operations/lint.ts';
import { memoryContext } from '../../../operations/memory-source.ts';
import { engine, fixesOf } from '../../check.ts';
import { indexOf, lintTogether } from '../../check-workspace.ts';
import { saidTogether } from './said-together.ts';

const D = '.agent-os/profiles/default';
const STYLE = { [`${D}/standards/sql/style.md`]: '# Style\n' };
const WORKFLOW = `${D}/workflows/fix.md`;

/** What is said of the workflow, the line left out. */
function said(text: string, more: Readonly<Record<string, string>> = STYLE): string[] {
  return saidTogether('placeholders-resolve', { ...more, [WORKFLOW]: text }).map((one) =>
    one.replace(/^.*?:\d+: /, ''),
  );
}

describe('placeholders-resolve', () => {
  test.each([
    '{{standards/sql/style}}',
    '{{standards/sql/style.md}}',
    '{{standards/*}}',
    '{{standards/**/*}}',
    '{{IF compiled_single_command}}\n{{ENDIF compiled_single_command}}',
    "{{ ref('orders') }} and {{ a/b }}",
    'Read @agent-os/specs/a.md and @agent-os/standards/new-one.md.',
  ])('%s is fine', (text) => {
    expect(said(text)).toEqual([]);
  });

  test.each([
    ['{{standards/sql/stile}}', 'Did you mean `standards/sql/style`?'],
    ['{{standards/style.md}}', 'Did you mean `standards/sql/style.md`?'],
    ['{{standard/sql/style}}', 'Did you mean `standards/sql/style`?'],
    [
      '{{workflows/nothing-like-it}}',
      'has no `workflows/nothing-like-it`, so nothing is included.',
    ],
    ['{{standards/python/*}}', 'Nothing in the profile `default` fits `standards/python/*`.'],
    ['- @agent-os/standards/sql/stlye.md', 'Did you mean `standards/sql/style.md`?'],
    ['{{IF mine}}\n{{ENDIF mine}}', 'Nobody sets the flag `mine`'],
    ['{{IF compiled_single_command}}', 'This has no end'],
    ['{{ENDUNLESS compiled_single_command}}', 'This ends nothing.'],
  ])('%s is not: %s', (text, part) => {
    expect(said(text)).toEqual([expect.stringContaining(part)]);
  });

  test('names count in the profile of the file, and in that of the settings elsewhere', () => {
    const files = {
      ...STYLE,
      '.agent-os/profiles/team/workflows/fix.md': '{{standards/sql/style}}\n',
      '.agent-os/profiles/lone/profile-config.yml': 'inherits_from: false\n',
      '.agent-os/profiles/lone/workflows/fix.md': '{{standards/sql/style}}\n',
      '.agent-os/directives/a.md': '{{standards/sql/style}}\n',
    };
    expect(saidTogether('placeholders-resolve', files)).toEqual([
      '.agent-os/profiles/lone/workflows/fix.md:1: The profile `lone` has no `standards/sql/style`, so nothing is included.',
    ]);
  });

  test('where a workspace has no standards, ours are meant', () => {
    const files = { '.agent-os/directives/a.md': '{{standards/sql/incremental}}\n' };
    expect(saidTogether('placeholders-resolve', files)).toEqual([]);
  });

  test('the fix writes the name', () => {
    const files = { ...STYLE, [WORKFLOW]: 'Use {{standards/sql/stile}}.\n' };
    const file = lintTogether(files).find(({ path }) => path === WORKFLOW);
    const [finding] = file?.findings ?? [];
    const [fix] = finding === undefined ? [] : fixesOf(file?.text ?? '', finding, WORKFLOW);
    expect(fix?.safety).toBe('unsafe');
    expect(applyEdits(file?.text ?? '', fix?.edits ?? [])).toBe('Use {{standards/sql/style}}.\n');
  });

  test('it goes when the standard comes, without any policy', () => {
    const index = indexOf({ [WORKFLOW]: '{{standards/sql/style}}\n', [`${D}/standards/a.md`]: '' });
    const lint = new WorkspaceLint(engine, index, () => defaultConfig);
    lint.reset();
    const codes = (): string[] => lint.findings(WORKFLOW).map(({ code }) => code);
    expect(codes()).toEqual(['placeholders-resolve']);
    const [[path, text]] = Object.entries(STYLE) as [[string, string]];
    index.put(new SourceFile(path, text, { assumed: false }));
    expect([...lint.stale]).toContain(WORKFLOW);
    expect(codes()).toEqual([]);
  });

  test('the command line finds it, too, and is silent where it sees single files', async () => {
    const context = memoryContext({ ...STYLE, [WORKFLOW]: '{{standards/sql/stile}}\n' });
    const codes = async (knowsAll: boolean): Promise<unknown[]> => {
      const files = { ...context.files, knowsFolders: () => knowsAll };
      const reports = await lintOperation.run({ paths: [WORKFLOW] }, { ...context, files });
      return reports.flatMap(({ findings }) => findings.map(({ code }) => code));
    };
    expect(await codes(true)).toEqual(['placeholders-resolve']);
    expect(await codes(false)).toEqual([]);
  });
});

describe('includes-without-cycles', () => {
  test('a text that includes itself, also by a pattern', () => {
    expect(
      saidTogether('includes-without-cycles', {
        [WORKFLOW]: '{{workflows/fix}}\n',
        [`${D}/standards/a.md`]: '{{standards/*}}\n',
      }),
    ).toEqual([
      `${WORKFLOW}:1: \`workflows/fix\` includes this text itself.`,
      `${D}/standards/a.md:1: \`standards/a\` includes this text itself.`,
    ]);
  });

  test('a circle is told in each of its texts, with the way; what leads into it is fine', () => {
    const files = {
      [`${D}/workflows/a.md`]: '{{workflows/b}}\n',
      [`${D}/workflows/b.md`]: '\n{{workflows/c}}\n',
      [`${D}/workflows/c.md`]: '{{workflows/a}}\n',
      [WORKFLOW]: '{{workflows/a}}\n',
    };
    const found = lintTogether(files).flatMap(({ path, findings }) =>
      findings.map(({ code, elsewhere }) => [path, code, elsewhere?.map(({ uri }) => uri)]),
    );
    const code = 'includes-without-cycles';
    expect(found).toEqual([
      [`${D}/workflows/a.md`, code, [`${D}/workflows/b.md`, `${D}/workflows/c.md`]],
      [`${D}/workflows/b.md`, code, [`${D}/workflows/c.md`, `${D}/workflows/a.md`]],
      [`${D}/workflows/c.md`, code, [`${D}/workflows/a.md`, `${D}/workflows/b.md`]],
    ]);
  });
});

describe('profiles-inherit-soundly', () => {
  const inherits = (files: Readonly<Record<string, string>>): string[] =>
    saidTogether('profiles-inherit-soundly', { ...STYLE, ...files });

  test('profiles of the workspace and ours are fine, and so is none', () => {
    expect(
      inherits({
        '.agent-os/profiles/a/profile-config.yml': 'inherits_from: default\n',
        '.agent-os/profiles/b/profile-config.yml': 'inherits_from: dbt-snowflake\n',
        '.agent-os/profiles/c/profile.md': '---\ninherits_from: false\n---\n',
      }),
    ).toEqual([]);
  });

  test('unknown ones, the profile itself and circles are not', () => {
    expect(
      inherits({
        '.agent-os/profiles/a/profile-config.yml': 'inherits_from: nobody\n',
        '.agent-os/profiles/b/profile.md': '---\ninherits_from: dbt-snowflak\n---\n',
        '.agent-os/profiles/c/profile-config.yml': 'inherits_from: c\n',
        'agent-os/config.yml':
          'profiles:\n  d:\n    inherits_from: e\n  e:\n    inherits_from: d\n',
        'agent-os/profiles/d/standards/x.md': '# X\n',
        'agent-os/profiles/e/standards/y.md': '# Y\n',
      }),
    ).toEqual([
      '.agent-os/profiles/a/profile-config.yml:1: There is no profile `nobody`, so nothing is inherited.',
      '.agent-os/profiles/b/profile.md:2: There is no profile `dbt-snowflak`. Did you mean `dbt-snowflake`?',
      '.agent-os/profiles/c/profile-config.yml:1: A profile cannot inherit from itself.',
      'agent-os/config.yml:3: The profile `e` inherits from this one in its turn.',
      'agent-os/config.yml:5: The profile `d` inherits from this one in its turn.',
    ]);
  });

  test.each([
    ['.agent-os/profiles/a/profile-config.yml', 'inherits_from: defualt\n'],
    ['.agent-os/profiles/a/profile.md', '---\ninherits_from: "defualt"\n---\n'],
  ])('the fix writes the name in %s', (path, text) => {
    const file = lintTogether({ ...STYLE, [path]: text }).find((one) => one.path === path);
    const [finding] = file?.findings ?? [];
    const [fix] = finding === undefined ? [] : fixesOf(text, finding, path);
    expect(applyEdits(text, fix?.edits ?? [])).toBe(text.replace('defualt', 'default'));
  });
});

test('instructions-within-budget counts what a text includes', () => {
  const words = 'Every amount is an integer in cents. '.repeat(900);
  const files = {
    [`${D}/standards/a.md`]: `# A\n\n${words}`,
    [`${D}/standards/b.md`]: `# B\n\n${words}`,
    [WORKFLOW]: '# Fix\n\n{{standards/*}}\n',
    '.agent-os/directives/small.md': '---\nbudget: 3\n---\n\n# One two three four five six seven\n',
  };
  expect(saidTogether('instructions-within-budget', files).map((one) => one.split(':')[0])).toEqual(
    [WORKFLOW, '.agent-os/directives/small.md'],
  );
});
