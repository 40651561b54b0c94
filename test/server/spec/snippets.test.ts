import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { snippets } from '../../../scripts/generate/snippets.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { ourSchema } from './our-schema.ts';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
}

const [text] = [...(await snippets.files()).values()];
const all = Object.entries(JSON.parse(text!) as Record<string, Snippet>);
const newest = odcs.versions.at(-1)!;
const validate = ourSchema(newest);

/** What stands in the file when the author accepts each proposal, the first of a choice. */
function accepted(body: readonly string[]): unknown {
  const plain = body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/\\([$}\\])/g, '$1')
    .replace('$0', '');
  return parse(plain);
}

const property = (value: unknown): unknown => ({ schema: [{ name: 'o', properties: value }] });
const within = (key: string) => (value: unknown) =>
  property([{ name: 'p', logicalType: 'string', [key]: value }]);

/** Where the snippet belongs, by the start of its prefix; the longest that fits counts. */
const homes: Readonly<Record<string, (value: unknown) => unknown>> = {
  odcs: (value) => value,
  'odcs-object': (value) => ({ schema: value }),
  'odcs-property': property,
  'odcs-key': property,
  'odcs-quality': within('quality'),
  'odcs-relationship': within('relationships'),
  'odcs-enum-value': within('enum'),
  'odcs-relationship-object': (value) => ({ schema: [{ name: 'o', relationships: value }] }),
  'odcs-server': (value) => ({ servers: value }),
  'odcs-sla': (value) => ({ slaProperties: value }),
  'odcs-team': (value) => ({ team: value }),
  'odcs-role': (value) => ({ roles: value }),
  'odcs-support': (value) => ({ support: value }),
  'odcs-custom': (value) => ({ customProperties: value }),
  'odcs-definition': (value) => ({ authoritativeDefinitions: value }),
};

test.each(all)('%s is right as it is inserted', (_name, { prefix, body }) => {
  const home = Object.keys(homes)
    .filter((key) => prefix === key || prefix.startsWith(`${key}-`))
    .sort((left, right) => left.length - right.length)
    .at(-1);
  const head = { apiVersion: `v${newest}`, kind: 'DataContract', id: 'x', version: '1.0.0' };
  const document = { ...head, ...(homes[home!]!(accepted(body)) as object) };
  expect(validate(document)).toEqual([]);
});

test('prefixes are unique', () => {
  const prefixes = all.map(([, { prefix }]) => prefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
});
