import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { bindFile } from '../../../server/src/model/bound-document.ts';
import { contractRecord } from '../../../server/src/model/contract-record.ts';
import { declarationsOf } from '../../../server/src/model/declarations.ts';
import { linkRecords } from '../../../server/src/model/link-records.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';
import { spec } from '../lint/check.ts';
import { descriptor } from '../product-descriptor.ts';

const folder = join(import.meta.dirname, '../../../examples');
const files = [
  ...globSync('**/*.{odcs,odps}.yaml', { cwd: folder })
    .sort()
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const),
  ['a descriptor of the Linux Foundation', descriptor] as const,
];

test.each(files)(
  '%s: what is kept of it is what its full record says of other files',
  (_, text) => {
    const tree = parseYaml(text);
    const lines = new LineIndex(text);
    const full = bindFile(tree, spec, true).map((one) => contractRecord(one, lines));
    const outward = full.map(({ standard, id, idPlace, version, references }) => ({
      ...{ standard, id, idPlace, version },
      references: references
        .filter((one) => one.file !== undefined || one.field === 'contract')
        .map((one) => ({ ...one, owner: -1 })),
    }));
    expect(linkRecords(tree, spec, true)).toEqual(outward);
  },
);

test.each(files)('%s: its declarations are those of its full record', (_, text) => {
  const lines = new LineIndex(text);
  for (const bound of bindFile(parseYaml(text), spec, true)) {
    const { standard, partial, symbols } = contractRecord(bound, lines);
    const names = symbols.map(({ kind, name, id, parent }) => ({ kind, name, id, parent }));
    expect(declarationsOf(bound)).toEqual({ standard, partial, symbols: names });
  }
});

test('there are references among them', () => {
  const kept = files.flatMap(([, text]) => linkRecords(parseYaml(text), spec, true));
  expect(kept.flatMap(({ references }) => references).length).toBeGreaterThan(5);
});

test('a descriptor of the Linux Foundation is called by the details of its product', () => {
  const [record] = linkRecords(parseYaml(descriptor), spec, true);
  expect(record).toMatchObject({ standard: 'odps-lf', id: 'pets', version: '1.2.0' });
});
