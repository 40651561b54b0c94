import { expect, test } from 'vitest';
import { promisedByName } from '../../../../../server/src/analysis/promised-by-name.ts';
import { LineIndex } from '../../../../../server/src/base/line-index.ts';
import { defaultConfig } from '../../../../../server/src/lint/config.ts';
import { locate } from '../../../../../server/src/lint/locate.ts';
import type { WorkspaceFinding } from '../../../../../server/src/lint/rule.ts';
import conformingNames from '../../../../../server/src/lint/rules/governance/conforming-names.ts';
import { visitsOf } from '../../../../../server/src/lint/workspace-lint.ts';
import { parseYaml } from '../../../../../server/src/syntax/yaml/parse-yaml.ts';
import { TestWorkspace, uriOf } from '../../../analysis/linked-workspace.ts';
import { Random } from '../../../robustness/random.ts';
import { engine, TODAY } from '../../check.ts';
import { sqlReader } from '../../sql-wasm.ts';
import { namingWorkspace, PRODUCT, SOURCE } from './naming-workspace.ts';

const CODE = conformingNames.meta.code;

/** What is said of all files, as `file code` -> how often. */
function counts(workspace: TestWorkspace): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [uri, text] of workspace.texts) {
    const assumed = promisedByName(uri);
    const alone =
      assumed === false ? [] : engine.lint(parseYaml(text), defaultConfig, assumed).findings;
    for (const { code } of [...alone, ...together(workspace, uri)]) {
      const key = `${uri} ${code}`;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
  }
  return found;
}

function together(workspace: TestWorkspace, uri: string): readonly WorkspaceFinding[] {
  const file = workspace.index.recorded(uri);
  return file === undefined ? [] : engine.lintInWorkspace(file, workspace.index, defaultConfig);
}

/** The names in a contract that break the policy, with those that they could have instead. */
function choices(
  workspace: TestWorkspace,
  uri: string,
): readonly { readonly finding: WorkspaceFinding; readonly names: readonly string[] }[] {
  const file = workspace.index.recorded(uri)!;
  const lines = new LineIndex(workspace.texts.get(uri)!);
  return together(workspace, uri)
    .filter(({ code }) => code === CODE)
    .map((finding) => ({
      finding,
      names: visitsOf(file, workspace.index).flatMap(
        (visit) => conformingNames.renames?.(locate(finding, lines), visit, { today: TODAY }) ?? [],
      ),
    }));
}

let renamed = 0;

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'renaming as proposed leaves no finding at the name and breaks nothing: %i',
  (seed) => {
    const random = new Random(seed);
    const workspace = new TestWorkspace(namingWorkspace(random), sqlReader);
    const uris = [uriOf(SOURCE), uriOf(PRODUCT)];
    let before = counts(workspace);
    const seen = new Set<string>();
    for (;;) {
      const all = uris.flatMap((uri) =>
        choices(workspace, uri)
          .filter(({ names }) => names.length > 0)
          .map((one) => ({ uri, ...one })),
      );
      if (all.length === 0) break;
      const { uri, finding, names } = random.pick(all);
      const newName = random.pick(names);
      const { line, start } = finding.place;
      const texts = [...workspace.texts.values()].join('\n');
      const where = `${String(finding.params?.name)} -> ${newName}\n${texts}`;
      expect(workspace.rename(uri, { line, character: start }, newName), where).toBeUndefined();
      renamed++;
      // Each step leads on: nothing is renamed back.
      const state = [...workspace.texts.values()].join('\n');
      expect(seen.has(state), where).toBe(false);
      seen.add(state);
      const after = counts(workspace);
      const left = together(workspace, uri).filter(
        ({ code, place }) => code === CODE && place.line === line,
      );
      expect(left, where).toEqual([]);
      for (const [key, count] of after)
        expect(count, `${key}\n${where}`).toBeLessThanOrEqual(before.get(key) ?? 0);
      before = after;
    }
    // What is left has no name that would do: it is too long, or short for nobody knows what.
    for (const uri of uris)
      for (const { finding } of choices(workspace, uri))
        expect(finding.messageId).toMatch(/^(?:length|abbreviation|writtenOut|several)$/);
  },
);

test('there was something to rename', () => {
  expect(renamed).toBeGreaterThan(200);
});
