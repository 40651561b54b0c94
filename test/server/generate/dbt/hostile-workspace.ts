import { Document } from 'yaml';
import { HOSTILE_NAMES } from '../../hostile-names.ts';

const allNames = [
  ...HOSTILE_NAMES,
  ...[
    '__proto__',
    'constructor',
    '../../etc/passwd',
    'a/b',
    'C:\\x',
    '.',
    '..',
    ' ',
    '\n',
    '{{ 1 }}',
  ],
  ...[
    '{% raw %}',
    '{# x #}',
    "'); drop table x; --",
    '"quoted"',
    '`ticked`',
    'select',
    'ações',
    '数据',
  ],
  ...[
    'x'.repeat(300),
    'yes',
    '2020-01-01',
    '=',
    '<<',
    '1:30',
    '\u2028',
    '\u0000',
    '\ud800',
    'A',
    'a',
  ],
];

/** Path -> text: a source and a product with everything named badly. `names`: those that are used, of which there are at least 4. */
export function hostileFiles(names: readonly string[] = allNames): Record<string, string> {
  const property = (name: string): unknown => ({
    ...{ name, physicalName: name, physicalType: name, logicalType: 'string', businessName: name },
    ...{ description: name, tags: [name], primaryKey: true, classification: name },
    customProperties: [{ property: 'treatment', value: name }],
  });
  const derived = (name: string): unknown => ({
    ...{ name, logicalType: 'number', transformLogic: name, transformDescription: name },
    transformSourceObjects: [name, `source.${name}`],
    relationships: [{ to: `${name}.${name}` }],
  });
  const contract = (id: string, tag: string, of: (name: string) => unknown): string =>
    new Document({
      ...{ apiVersion: 'v3.1.0', kind: 'DataContract', id, name: names[3], version: '{{ x }}' },
      ...{
        status: 'active',
        domain: '../{{ x }}',
        tags: [tag],
        description: { purpose: '{{ x }}' },
      },
      servers: [{ server: 'x', type: 'duckdb', database: 'x', schema: '"; {{ x }}' }],
      schema: names.map((name, at) => ({
        ...{ name, physicalName: name, description: name, tags: [name] },
        // All of them once: a file of all pairs would be too large to be read.
        properties: (at === 0 ? names : [name, 'plain']).map(of),
      })),
      slaProperties: [{ property: 'latency', value: '1e999', unit: '{{ h }}', element: 'a.b' }],
    }).toString();
  return {
    'contracts/sources/{{ evil }}/source.odcs.yaml': contract('one', 'source-aligned', property),
    'contracts/data-products/evil/product.odcs.yaml': contract('two', 'consumer-aligned', derived),
  };
}
