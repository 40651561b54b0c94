import { describe, expect, test } from 'vitest';
import { promisedByName } from '../../../../../server/src/analysis/promised-by-name.ts';
import { SourceFile } from '../../../../../server/src/analysis/source-file.ts';
import { WorkspaceLint } from '../../../../../server/src/analysis/workspace-lint.ts';
import { defaultConfig } from '../../../../../server/src/lint/config.ts';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { engine, fixesOf } from '../../check.ts';
import { indexOf, lintTogether } from '../../check-workspace.ts';
import lintOperation from '../../../../../server/src/operations/lint.ts';
import { memoryContext } from '../../../operations/memory-source.ts';
import { saidTogether } from '../workspace/said-together.ts';

const code = 'policy-base-exists';
const NAMING = 'sales/governance/naming.json';
const ORG = 'org/governance/naming.json';
const plain = '{ "casing": { "tables": "snake_case" } }\n';
const extending = (path: string): string => `{\n  "extends": "${path}"\n}\n`;

/** What is said where `extends` stands. */
function said(path: string, more: Readonly<Record<string, string>> = { [ORG]: plain }): string[] {
  return saidTogether(code, { ...more, [NAMING]: extending(path) }).map((one) => {
    expect(one).toMatch(/^sales\/governance\/naming\.json:2: /);
    return one.replace(/^.*?: /, '');
  });
}

test('a policy of the same kind is fine', () => {
  expect(said('../../org/governance/naming.json')).toEqual([]);
  expect(said('naming.yaml', { 'sales/governance/naming.yaml': 'max_length: 63\n' })).toEqual([]);
});

test.each([
  ['../../org/governance/namings.json', 'spelt alike'],
  ['../../org/governance/names-of-all.json', 'the only one of that folder'],
  ['../company/naming.json', 'the only one of that name'],
])('%s is not there; another one is %s', (path) => {
  expect(said(path)).toEqual([
    `The workspace has no policy at \`${path}\`. Did you mean \`../../org/governance/naming.json\`?`,
  ]);
});

test('where several may be meant, none is named', () => {
  const more = {
    'org/governance/a/naming.json': plain,
    'org/governance/b/naming.json': plain,
  };
  const path = 'company/rules/naming.json';
  expect(said(path, more)).toEqual([
    `The workspace has no policy at \`${path}\`, so nothing is taken in.`,
  ]);
});

test('where single files are linted nobody knows which one is meant', async () => {
  const path = '../../org/governance/namings.json';
  const context = memoryContext({ [NAMING]: extending(path), [ORG]: plain });
  const messages = async (knowsAll: boolean): Promise<unknown[]> => {
    const files = { ...context.files, knowsFolders: () => knowsAll };
    const reports = await lintOperation.run({ paths: [NAMING] }, { ...context, files });
    return reports.flatMap(({ findings }) => findings.map(({ message }) => message));
  };
  expect(await messages(true)).toEqual([expect.stringContaining('Did you mean')]);
  expect(await messages(false)).toEqual([
    `The workspace has no policy at \`${path}\`, so nothing is taken in.`,
  ]);
});

test('paths out of the workspace lead to no policy', () => {
  const out = 'https://example.com/rules.json';
  expect(said(out, {})).toEqual([
    `The workspace has no policy at \`${out}\`, so nothing is taken in.`,
  ]);
});

test('a policy of another kind is none', () => {
  const tagging = { 'org/governance/tagging.json': '{ "tags": {} }\n' };
  const path = '../../org/governance/tagging.json';
  expect(said(path, tagging)).toEqual([
    `The policy at \`${path}\` is of another kind, so nothing is taken in.`,
  ]);
  expect(said(path, { ...tagging, [ORG]: plain })).toEqual([
    `The policy at \`${path}\` is of another kind. Did you mean \`../../org/governance/naming.json\`?`,
  ]);
});

describe('a circle is one finding', () => {
  const found = (files: Readonly<Record<string, string>>): unknown[] =>
    lintTogether(files).flatMap(({ path, findings }) =>
      findings
        .filter((one) => one.code === code)
        .map(({ messageId, elsewhere }) => [path, messageId, elsewhere?.map(({ uri }) => uri)]),
    );

  test('of one', () => {
    expect(found({ [ORG]: extending('naming.json') })).toEqual([[ORG, 'itself', undefined]]);
  });

  test('of several, in the farthest of them', () => {
    const files = {
      'org/sales/governance/naming.json': extending('../../../org/governance/naming.json'),
      'org/hr/governance/naming.json': extending('../../sales/governance/naming.json'),
      [ORG]: extending('../hr/governance/naming.json'),
      // It leads into the circle, and is no part of it.
      'org/a/governance/naming.json': extending('../../governance/naming.json'),
    };
    expect(found(files)).toEqual([
      [ORG, 'circle', ['org/hr/governance/naming.json', 'org/sales/governance/naming.json']],
    ]);
  });
});

test('a policy that extends this one is not proposed', () => {
  const path = 'namings.yaml';
  expect(said(path, { 'sales/governance/naming.yaml': 'extends: naming.json\n' })).toEqual([
    `The workspace has no policy at \`${path}\`, so nothing is taken in.`,
  ]);
});

test('the fix writes the path', () => {
  const files = { [ORG]: plain, [NAMING]: extending('../../org/governance/namings.json') };
  const file = lintTogether(files).find(({ path }) => path === NAMING);
  const finding = file?.findings.find((one) => one.code === code) ?? expect.unreachable();
  const text = files[NAMING];
  const [fix] = fixesOf(text, finding, NAMING);
  expect(fix?.safety).toBe('unsafe');
  expect(applyEdits(text, fix?.edits ?? [])).toBe(extending('../../org/governance/naming.json'));
});

test('it goes when the policy comes', () => {
  const index = indexOf({ [NAMING]: extending('../../org/governance/naming.json') });
  const lint = new WorkspaceLint(engine, index, () => defaultConfig);
  lint.reset();
  const found = (): number => lint.findings(NAMING).filter((one) => one.code === code).length;
  expect(found()).toBe(1);
  index.put(new SourceFile(ORG, plain, { assumed: promisedByName(ORG) }));
  expect([...lint.stale]).toContain(NAMING);
  expect(found()).toBe(0);
});
