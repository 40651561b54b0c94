import { expect, test } from 'vitest';
import { adapters } from '../../../../../server/src/generate/dbt/dbt-input.ts';
import { timeSpineFiles } from '../../../../../server/src/generate/dbt/yaml/time-spine.ts';

test.each(adapters)('the query for %s has lines that people can read', (adapter) => {
  const lines = timeSpineFiles(adapter).flatMap(({ text }) => text.split('\n'));
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
});
