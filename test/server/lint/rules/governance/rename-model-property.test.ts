import { expect, test } from 'vitest';
import { LineIndex } from '../../../../../server/src/base/line-index.ts';
import { defaultConfig } from '../../../../../server/src/lint/config.ts';
import { locate } from '../../../../../server/src/lint/locate.ts';
import type { WorkspaceFinding } from '../../../../../server/src/lint/rule.ts';
import conformingNames from '../../../../../server/src/lint/rules/governance/conforming-names.ts';
import { visitsOf } from '../../../../../server/src/lint/workspace-lint.ts';
import { TestWorkspace, uriOf } from '../../../analysis/linked-workspace.ts';
import { Random } from '../../../robustness/random.ts';
import { engine, TODAY } from '../../check.ts';
import { modelsWorkspace } from './models-workspace.ts';

const CODE = conformingNames.meta.code;

function findings(workspace: TestWorkspace, uri: string): readonly WorkspaceFinding[] {
  const file = workspace.index.recorded(uri);
  return file === undefined ? [] : engine.lintInWorkspace(file, workspace.index, defaultConfig);
}

/** Names that break the policy. Which layer may read which is another matter, and told by names, too. */
function count(workspace: TestWorkspace): number {
  const all = [...workspace.texts.keys()].flatMap((uri) => findings(workspace, uri));
  return all.filter(({ code }) => code === CODE).length;
}

/** Models whose names break the policy, with those that they could have instead. */
function choices(workspace: TestWorkspace) {
  return [...workspace.texts].flatMap(([uri, text]) => {
    const file = workspace.index.recorded(uri);
    if (file?.governed?.kind !== 'dbt-model') return [];
    const { name } = file.governed.model;
    const lines = new LineIndex(text);
    const names = findings(workspace, uri)
      .filter(({ code, params }) => code === CODE && params?.name === name)
      .flatMap((one) =>
        visitsOf(file, workspace.index).flatMap(
          (visit) => conformingNames.renames?.(locate(one, lines), visit, { today: TODAY }) ?? [],
        ),
      );
    return names.length === 0 ? [] : [{ uri, name, names }];
  });
}

/** The models that the refs of a text lead to, by what their SQL says. */
function links(workspace: TestWorkspace, text: string): readonly string[] {
  return Array.from(text.matchAll(/ref\(['"]([^'"]+)['"]\)/g), ([, name = '']) => {
    const [found] = workspace.index.models(name, uriOf('dbt/models/x.sql'));
    return workspace.texts.get(found?.uri ?? '')?.match(/-- model \d+/)?.[0] ?? 'none';
  });
}

const allLinks = (workspace: TestWorkspace): readonly string[] =>
  [...workspace.texts.values()].flatMap((text) => links(workspace, text)).sort();

let renamed = 0;

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'renaming models as proposed breaks no ref and leaves no finding at the name: %i',
  (seed) => {
    const random = new Random(seed);
    const workspace = new TestWorkspace(modelsWorkspace(random));
    const before = allLinks(workspace);
    expect(before).not.toContain('none');
    let found = count(workspace);
    for (let all = choices(workspace); all.length > 0; all = choices(workspace)) {
      const { uri, name, names } = random.pick(all);
      const newName = random.pick(names);
      const where = `${name} -> ${newName}\n${[...workspace.texts.entries()].flat().join('\n')}`;
      expect(workspace.renameModel(uri, newName), where).toBeUndefined();
      renamed++;
      const newUri = uri.replace(/[^/]*$/, `${newName}.sql`);
      expect(workspace.texts.has(newUri), where).toBe(true);
      expect(
        findings(workspace, newUri).filter(
          ({ code, params }) => code === CODE && params?.name === newName,
        ),
        where,
      ).toEqual([]);
      const texts = [...workspace.texts.values()].join('\n');
      expect(texts).not.toMatch(new RegExp(`ref\\(['"]${name}['"]\\)|- name: ${name}\\n`));
      expect(allLinks(workspace), where).toEqual(before);
      const now = count(workspace);
      expect(now, where).toBeLessThan(found);
      found = now;
    }
  },
);

test('there was something to rename', () => {
  expect(renamed).toBeGreaterThan(100);
});
