// docs/conversion.md says of each field of ODCS 2 what the converter makes of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { convertContract } from '../../../../server/src/lint/convert/convert-contract.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';
import { spec } from '../check.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/conversion.md'), 'utf8');
const [, table = ''] = /\| ODCS 2 [^\n]*\n[^\n]*\n((?:\|.*\n)+)/.exec(page) ?? [];
const rows = table
  .trimEnd()
  .split('\n')
  .map((row) => row.split('|').slice(1, 3) as [string, string]);
const namesIn = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

type Map = Readonly<Record<string, unknown>>;

/** A document with a value at a path such as `dataset[].table`. */
function placed(path: string, value: unknown): unknown {
  const [, name = '', list, rest] = /^(\w+)(\[\])?(?:\.(.+))?$/.exec(path) ?? [];
  const inner = rest === undefined ? value : placed(rest, value);
  return { [name]: list === undefined ? inner : [inner] };
}

function at(document: unknown, path: string): unknown {
  const [, name = '', list, rest] = /^(\w+)(\[\])?(?:\.(.+))?$/.exec(path) ?? [];
  const found = (document as Map | undefined)?.[name];
  const inner = list === undefined ? found : (found as readonly unknown[] | undefined)?.[0];
  return rest === undefined ? inner : at(inner, rest);
}

function valueFor(path: string): unknown {
  if (/\.is[A-Z]|Status$/.test(path)) return true;
  if (/Tables$|Values$/.test(path)) return ['x'];
  const lists: Map = {
    dataset: [{ table: 'x' }],
    'dataset[].columns': [{ column: 'x' }],
    stakeholders: [{ username: 'x' }],
  };
  return lists[path] ?? 'x';
}

function convert(fields: object): { readonly text: string; readonly document: Map } {
  const head = { kind: 'DataContract', apiVersion: 'v2.2.2', version: '1.0.0', status: 'active' };
  const file = parseYaml(stringify({ ...head, ...fields }));
  const text = convertContract(file, file.documents[0]!, spec) ?? '';
  return { text, document: parse(text) as Map };
}

describe.each(rows)('%s becomes %s', (from, to) => {
  test.each(namesIn(from))('%s', (path) => {
    const value = valueFor(path);
    const { text, document } = convert(placed(path, value) as object);
    const [target] = namesIn(to);
    if (to.includes('left out')) {
      expect(text).toMatch(new RegExp(`^# Left out.*${path}`, 'm'));
      expect(document).not.toHaveProperty(path);
    } else if (to.includes('custom properties')) {
      expect(document.customProperties).toEqual([{ property: path, value }]);
    } else {
      const ofList: Map = { dataset: [{ name: 'x' }], 'dataset[].columns': [{ name: 'x' }] };
      const expected = to.includes('opposite') ? false : (ofList[path] ?? value);
      expect(at(document, target!)).toEqual(expected);
    }
  });
});

test('the name of the product stays beside that of the data', () => {
  const { document } = convert({ quantumName: 'q', datasetName: 'd' });
  expect(document.name).toBe('d');
  expect(document).not.toHaveProperty('dataProduct');
  expect(document.customProperties).toEqual([{ property: 'dataProduct', value: 'q' }]);
});
