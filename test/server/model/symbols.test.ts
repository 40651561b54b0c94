import { describe, expect, it } from 'vitest';
import { bindContract } from '../../../server/src/model/contract.ts';
import { parseElementPath } from '../../../server/src/model/element-path.ts';
import { resolvePath } from '../../../server/src/model/resolve-path.ts';
import {
  collectSymbols,
  propertiesOf,
  type ContractSymbols,
} from '../../../server/src/model/symbols.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';

const spec = new SpecIndex(odcs);
const text = `apiVersion: v3.1.0
kind: DataContract
id: shop
schema:
  - name: orders
    id: orders_tbl
    properties:
      - name: order_id
        id: oid
      - name: lines
        logicalType: array
        items:
          logicalType: object
          properties:
            - name: sku
  - name: customers
    properties:
      - name: customer_id
servers:
  - server: production
    type: custom
team:
  members:
    - username: ana
roles:
  - role: reader
`;

function symbolsOf(source: string): ContractSymbols {
  const [document] = parseYaml(source).documents;
  if (document === undefined) throw new Error('No document');
  return collectSymbols(document.tree(), bindContract(document, spec, true));
}

describe('symbols', () => {
  it('are what a contract declares, with the place of the name', () => {
    const symbols = symbolsOf(text);
    const names = symbols.all.map(({ kind, name, nameNode }) => {
      if (nameNode !== undefined) expect(text.slice(nameNode.start, nameNode.end)).toBe(name);
      return `${kind} ${name ?? '-'}`;
    });
    expect(names).toEqual([
      'object orders',
      'property order_id',
      'property lines',
      'property -',
      'property sku',
      'object customers',
      'property customer_id',
      'server production',
      'member ana',
      'role reader',
    ]);
    expect(symbols.objects[0]?.id).toBe('orders_tbl');
  });

  it('nest; properties of items belong to the array', () => {
    const [orders] = symbolsOf(text).objects;
    const lines = orders && propertiesOf(orders)[1];
    expect(lines && propertiesOf(lines).map(({ name }) => name)).toEqual(['sku']);
  });
});

describe('paths', () => {
  it.each([
    ['orders.order_id', 'order_id'],
    ['orders.lines.sku', 'sku'],
    ['schema/orders_tbl/properties/oid', 'order_id'],
    ['customers', 'customers'],
    ['orders.nothing', undefined],
    ['schema/orders/properties/oid', undefined],
  ])('%s leads to %s', (path, name) => {
    const parsed = parseElementPath(path);
    const resolved = parsed && resolvePath(parsed, symbolsOf(text));
    expect(resolved?.target?.name).toBe(name);
    if (name === undefined) expect(resolved?.failed).toBeDefined();
  });

  it('may leave out the object that they start in', () => {
    const symbols = symbolsOf(text);
    const parsed = parseElementPath('lines.sku');
    expect(parsed && resolvePath(parsed, symbols, symbols.objects[0]).target?.name).toBe('sku');
  });
});
