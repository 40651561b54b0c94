import { describe, expect, test } from 'vitest';
import { adapters } from '../../../../server/src/generate/dbt/dbt-input.ts';
import { generateDbt } from '../../../../server/src/generate/dbt/generate-dbt.ts';
import { expectSafeSql, expectSafeYaml } from './expect-safe.ts';
import { hostileFiles } from './hostile-workspace.ts';
import { workspaceInput } from './workspace-input.ts';

const files = hostileFiles();

describe.each(adapters)('hostile names on %s', (adapter) => {
  test('stay in their folder, in YAML and in SQL', async () => {
    const options = { enforceContracts: true, unitTests: true };
    const input = await workspaceInput(files, { adapter, options });
    expect(input.contracts).toHaveLength(2);
    const { files: made } = generateDbt(input);
    const paths = made.map(({ path }) => path);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    for (const { path, text } of made) {
      expect(path).toMatch(/^(?:[A-Za-z_][\w-]*\/)*[A-Za-z_][\w-]*\.(?:sql|ya?ml)$/);
      if (path.startsWith('models/') && path.endsWith('.sql')) expectSafeSql(text);
      else if (/\.ya?ml$/.test(path) && path !== 'profiles.yml') expectSafeYaml(text);
    }
  });
});

test('500 contracts give a model each', async () => {
  const many: Record<string, string> = Object.fromEntries<string>(
    Array.from({ length: 250 }, (_, at): [string, string][] => [
      [
        `contracts/sources/system_${at}/one.odcs.yaml`,
        `apiVersion: v3.1.0\nkind: DataContract\nid: s${at}\nname: s${at}\nversion: 1.0.0\nstatus: active\nschema:\n  - name: table_${at}\n    properties:\n      - { name: id, logicalType: integer, primaryKey: true }\n`,
      ],
      [
        `contracts/data-products/d/p${at}.odcs.yaml`,
        `apiVersion: v3.1.0\nkind: DataContract\nid: p${at}\nname: p${at}\nversion: 1.0.0\nstatus: active\ndomain: d\nschema:\n  - name: fct_${at}\n    properties:\n      - { name: id, logicalType: integer, primaryKey: true, transformSourceObjects: [table_${at}] }\n`,
      ],
    ]).flat(),
  );
  const { files: made, unexpressed } = generateDbt(await workspaceInput(many));
  expect(made.filter(({ path }) => path.endsWith('.sql'))).toHaveLength(500);
  expect(unexpressed).toEqual([]);
});
