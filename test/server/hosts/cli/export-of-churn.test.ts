// The docs of the example: of the shape that is promised, without a link that leads nowhere, the same each time.
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { brokenLinks } from '../../operations/export/broken-links.ts';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const root = resolve(import.meta.dirname, '../../../..');

async function exported(): Promise<Readonly<Record<string, string>>> {
  const folder = tempFolder();
  cpSync(join(root, 'examples/churn'), folder, { recursive: true });
  const { code, stderr } = await runCli(folder, ['export']);
  expect([code, stderr]).toEqual([0, '']);
  const names = readdirSync(join(folder, 'exports'), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names.flatMap((entry) => {
      if (!entry.isFile()) return [];
      const path = join(entry.parentPath, entry.name);
      return [[path.slice(folder.length + 1), readFileSync(path, 'utf8')]];
    }),
  );
}

test('the docs of the example are whole, and the same wherever they are made', async () => {
  const files = await exported();
  expect(await exported()).toEqual(files);
  expect(brokenLinks(files, 'exports/docs')).toEqual([]);
  const schema = JSON.parse(readFileSync(join(root, 'docs/catalog.schema.json'), 'utf8')) as object;
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
  expect(
    validate(JSON.parse(files['exports/docs/catalog.json'] ?? '')),
    JSON.stringify(validate.errors),
  ).toBe(true);
  await expect(files['exports/docs/README.md']).toMatchFileSnapshot('docs-of-churn/README.md');
  await expect(files['exports/docs/contracts/stripe_customers.md']).toMatchFileSnapshot(
    'docs-of-churn/stripe_customers.md',
  );
  await expect(files['exports/docs/products/churn_report.md']).toMatchFileSnapshot(
    'docs-of-churn/churn_report.md',
  );
});
