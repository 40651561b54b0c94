import { describe, expect, test } from 'vitest';
import {
  readCompiled,
  readInstructions,
} from '../../../../server/src/operations/run/read-instructions.ts';
import type { OperationContext } from '../../../../server/src/operations/operation.ts';
import { memoryContext } from '../memory-source.ts';

const profiles = (type: string): Record<string, string> => ({
  'implementation/dbt_project/dbt_project.yml': 'name: shop\nprofile: shop\n',
  'implementation/dbt_project/profiles.yml': `shop:\n  target: dev\n  outputs:\n    dev:\n      type: ${type}\n`,
});

describe('a workspace without standards has ours', () => {
  test.each([
    ['duckdb', 'dbt-duckdb-postgres'],
    ['postgres', 'dbt-duckdb-postgres'],
    ['snowflake', 'dbt-snowflake'],
    ['databricks', 'spark-databricks'],
    ['bigquery', 'default'],
  ])('those for %s', async (type, profile) => {
    const read = await readCompiled('implement-logic', memoryContext(profiles(type)));
    expect(read.profile).toBe(profile);
    expect(read.leftOut).toEqual([]);
    const names = read.files.map(({ uri }) => uri);
    expect(names).toContain('builtin:default/standards/sql/style.md');
    if (profile !== 'default')
      expect(names).toContain(`builtin:${profile}/standards/sql/incremental.md`);
  });

  test('a workflow of its own stays', async () => {
    const own = { '.agent-os/profiles/default/workflows/fix.md': '# How\n' };
    const files = { ...profiles('snowflake'), ...own };
    const { workflow, files: read } = await readInstructions('fix', memoryContext(files));
    expect(workflow).toBe('# How');
    expect(read).toContain('builtin:default/standards/sql/style.md');
    expect(read).toContain('builtin:dbt-snowflake/standards/sql/types.md');
  });

  test('directives of its own stay', async () => {
    const files = { '.agent-os/directives/architect.md': '# Think in grains\n' };
    const { text, files: names } = await readInstructions('fix', memoryContext(files));
    expect(text).toMatch(/^# Directives\n\n# Think in grains\n\n# Standards\n\n# Contracts/);
    expect(names[0]).toBe('.agent-os/directives/architect.md');
  });
});

test('a workspace with standards has these and no others', async () => {
  const files = {
    ...profiles('snowflake'),
    '.agent-os/profiles/default/standards/sql/style.md': '# Ours\n',
    '.agent-os/profiles/default/workflows/implement-logic.md': '# How\n',
  };
  expect(await readInstructions('implement-logic', memoryContext(files))).toEqual({
    text: '# Standards\n\n# Ours',
    workflow: '# How',
    files: [
      '.agent-os/profiles/default/workflows/implement-logic.md',
      '.agent-os/profiles/default/standards/sql/style.md',
    ],
  });
});

describe('a profile that the settings name', () => {
  const inProfile = (
    profile: string,
    files: Readonly<Record<string, string>>,
  ): OperationContext => ({
    ...memoryContext(files),
    profile: () => profile,
  });

  test('may be one of ours', async () => {
    const { profile, files } = await readCompiled('fix', inProfile('dbt-snowflake', {}));
    expect(profile).toBe('dbt-snowflake');
    expect(files.map(({ uri }) => uri)).toContain('builtin:dbt-snowflake/standards/sql/types.md');
  });

  test('may inherit from one of ours', async () => {
    const files = {
      '.agent-os/profiles/team/profile-config.yml': 'inherits_from: dbt-snowflake\n',
      '.agent-os/profiles/team/standards/sql/types.md': '# Types of the team\n',
    };
    const { text, files: read } = await readCompiled('fix', inProfile('team', files));
    expect(text).toContain('# Types of the team');
    expect(text).not.toContain('# Types: Snowflake');
    expect(read.map(({ uri }) => uri)).toContain('builtin:default/standards/sql/style.md');
  });

  test('that nobody knows stands for ours', async () => {
    expect(await readCompiled('fix', inProfile('nobody', {}))).toMatchObject({
      profile: 'dbt-duckdb-postgres',
    });
  });
});

test('other folders of the name have nothing to say', async () => {
  const files = {
    '.agent-os/profiles/default/standards/a.md': '# A\n',
    'agent-os/sub/agent-os/standards/b.md': '# B\n',
  };
  expect((await readInstructions('fix', memoryContext(files))).text).toBe('# Standards\n\n# A');
});
