import { expect, test } from 'vitest';
import newFiles from '../../../../server/src/operations/new.ts';
import { memoryContext } from '../memory-source.ts';

const run = (profile: string, files: Readonly<Record<string, string>> = {}) =>
  newFiles.run({ kind: 'standards', profile }, memoryContext(files));

const BASE = '.agent-os/profiles/default';

test('a profile comes with the one that it inherits from', async () => {
  const { change, problems } = await run('dbt-snowflake');
  expect(problems).toEqual([]);
  const paths = change.files.map(({ path }) => path);
  expect(paths).toContain('.agent-os/profiles/dbt-snowflake/profile-config.yml');
  expect(paths).toContain('.agent-os/profiles/dbt-snowflake/standards/sql/types.md');
  expect(paths).toContain(`${BASE}/standards/sql/style.md`);
  expect(change.files.every(({ isNew }) => isNew)).toBe(true);
});

test('what a team has of its own is not mixed with ours', async () => {
  const { change } = await run('dbt-snowflake', { [`${BASE}/standards/own.md`]: '# Own\n' });
  expect(change.files.filter(({ path }) => path.startsWith(BASE))).toEqual([]);
});

test('files that are there stay as they are', async () => {
  const style = `${BASE}/standards/sql/style.md`;
  const { change, kept, failed } = await run('default', { [style]: '# Ours\n' });
  expect(kept).toEqual([style]);
  expect(failed).toEqual([]);
  expect(change.files.map(({ path }) => path)).not.toContain(style);
  expect(change.files.length).toBeGreaterThan(3);
});

test('a profile that there is none of is refused, with the one that is meant', async () => {
  const { change, problems } = await run('dbt-snowflak');
  expect(change.files).toEqual([]);
  expect(problems).toMatchObject([{ field: 'profile', suggestion: 'dbt-snowflake' }]);
  expect((await run('__proto__')).change.files).toEqual([]);
});
