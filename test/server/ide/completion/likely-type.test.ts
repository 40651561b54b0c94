import { expect, test } from 'vitest';
import { completionAt } from '../../../../server/src/ide/completion.ts';
import { fixed } from '../../lint/check.ts';
import { english, HEAD, openAtCursor } from '../ide-fixture.ts';

const head = `${HEAD}id: a\nversion: 1.0.0\nstatus: active\n`;

test.each([
  ['bigquery', 'server: main\n    project: p\n    dataset: d\n'],
  ['snowflake', 'server: main\n    account: a\n    warehouse: w\n'],
  ['snowflake', 'server: snowflake\n'],
  ['snowflake', 'server: snowflake\n    database: d\n'],
  ['s3', 'server: main\n    location: s3://bucket/a\n'],
  ['kafka', 'server: main\n    host: h\n    format: json\n'],
  ['postgres', 'server: postgres\n    host: h\n    port: 5432\n'],
  ['glue', 'server: main\n    account: a\n    database: d\n    location: s3://b\n'],
])('completion and the quick fix know %s by the same fields: %j', (type, lines) => {
  const text = `${head}servers:\n  - ${lines}`;
  expect(fixed(text, 'required-fields')).toContain(`\n    type: ${type}\n`);
  const { ide, offset } = openAtCursor(`${text}    type: $0`);
  expect(completionAt(ide, offset, english)[0]?.label).toBe(type);
});
