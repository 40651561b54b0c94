import { expect, test } from 'vitest';
import { promisedByName } from '../../../../../server/src/analysis/promised-by-name.ts';
import { SourceFile } from '../../../../../server/src/analysis/source-file.ts';
import { WorkspaceLint } from '../../../../../server/src/analysis/workspace-lint.ts';
import { defaultConfig } from '../../../../../server/src/lint/config.ts';
import { engine } from '../../check.ts';
import { indexOf, lintTogether } from '../../check-workspace.ts';
import { saidTogether } from '../workspace/said-together.ts';

const code = 'one-policy-of-a-kind';
const naming = '{ "layers": { "staging": { "prefix": "stg_" } } }';
const library = '# Macro library\n\n## `hash_pii(column)`\n\nHashes.\n';

/** `a < b`: the first one is told that the second one wins. */
function said(...paths: readonly string[]): string[] {
  const texts = paths.map((path) => [path, path.endsWith('.md') ? library : naming] as const);
  return saidTogether(code, Object.fromEntries(texts)).map((one) =>
    one.replace(/:1: .*, `(.*)` wins\.$/, ' < $1'),
  );
}

test.each([
  ['two names', 'governance/naming-conventions.json', 'governance/naming.json', 'naming.json'],
  ['two formats', 'governance/naming.json', 'governance/naming.yaml', 'naming.yaml'],
  [
    'two folders',
    'governance/naming.json',
    'specs/governance/naming.json',
    '../specs/governance/naming.json',
  ],
  [
    'two folders of a domain',
    'governance/domains/sales/naming.json',
    'governance/Sales/naming.json',
    undefined,
  ],
  [
    'Markdown',
    'governance/macro-library.md',
    'specs/governance/macro-library.md',
    '../specs/governance/macro-library.md',
  ],
])('%s for the same files are one too many', (_, loser, winner, path) => {
  if (path === undefined) {
    // Capitals come before small letters.
    expect(said(loser, winner)).toEqual([`${winner} < ../domains/sales/naming.json`]);
    return;
  }
  expect(said(loser, winner)).toEqual([`${loser} < ${path}`]);
  expect(said(winner, loser)).toEqual([`${loser} < ${path}`]);
});

test('the one that wins is named as the store reads them', () => {
  const layers = (prefix: string): string => naming.replace('stg_', prefix);
  const files = {
    'governance/naming-conventions.json': layers('a_'),
    'governance/naming.json': layers('b_'),
    'governance/naming.yml': layers('c_'),
  };
  const index = indexOf(files);
  const { naming: together } = index.policies('orders.odcs.yaml', undefined);
  expect(together?.layers.get('staging')?.prefixes?.value).toEqual(['c_']);
  const found = lintTogether(files).flatMap(({ path, findings }) =>
    findings.filter((one) => one.code === code).map(({ elsewhere }) => [path, elsewhere?.[0]?.uri]),
  );
  expect(found).toEqual([
    ['governance/naming-conventions.json', 'governance/naming.yml'],
    ['governance/naming.json', 'governance/naming.yml'],
  ]);
});

test.each([
  [['governance/naming.json', 'governance/tagging.json']],
  [['governance/naming.json', 'sales/governance/naming.json']],
  [['governance/naming.json', 'governance/sales/naming.json']],
  [['governance/finance/naming.json', 'governance/sales/naming.json']],
  [['governance/naming.json', '.agent-os/profiles/default/governance/naming.json']],
  [['.agent-os/profiles/a/governance/naming.json', '.agent-os/profiles/b/governance/naming.json']],
  [['product-canvas/churn.md', 'product-canvas/revenue.md']],
])('%j are not for the same files, or not of one kind', (paths) => {
  expect(said(...paths)).toEqual([]);
});

test('who extends the other one has said which one wins', () => {
  const extending = (base: string): string => naming.replace('{', `{ "extends": "${base}",`);
  const first = 'governance/naming-conventions.json';
  const second = 'governance/naming.json';
  expect(
    saidTogether(code, { [first]: naming, [second]: extending('naming-conventions.json') }),
  ).toEqual([]);
  expect(saidTogether(code, { [first]: extending('naming.json'), [second]: naming })).toEqual([]);
});

test('it comes and goes with the other file', () => {
  const first = 'governance/naming-conventions.json';
  const second = 'governance/naming.json';
  const index = indexOf({ [first]: naming });
  const lint = new WorkspaceLint(engine, index, () => defaultConfig);
  lint.reset();
  const found = (): number => lint.findings(first).filter((one) => one.code === code).length;
  expect(found()).toBe(0);
  index.put(new SourceFile(second, naming, { assumed: promisedByName(second) }));
  expect([...lint.stale]).toContain(first);
  expect(found()).toBe(1);
  index.remove(second);
  expect(found()).toBe(0);
});
