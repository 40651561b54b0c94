import { describe, expect, it } from 'vitest';
import { parseElementPath } from '../../../server/src/model/element-path.ts';

function read(text: string): string | undefined {
  const path = parseElementPath(text);
  if (path === undefined) return undefined;
  const { notation, segments, file } = path;
  for (const part of [...segments, ...(file === undefined ? [] : [file])]) {
    expect(text.slice(part.start, part.end)).toBe(part.text);
  }
  return `${notation} ${segments.map(({ text: step }) => step).join(' > ')}${file === undefined ? '' : ` in ${file.text}`}`;
}

describe('element paths', () => {
  it.each([
    ['orders.customer_id', 'shorthand orders > customer_id'],
    ['orders.address.street', 'shorthand orders > address > street'],
    ['orders', 'shorthand orders'],
    ['schema/orders_tbl/properties/id', 'qualified orders_tbl > id'],
    ['/schema/o/properties/a/properties/b', 'qualified o > a > b'],
    ['schema/o/properties/list/items/properties/b', 'qualified o > list > b'],
    ['customers.odcs.yaml#customers.id', 'shorthand customers > id in customers.odcs.yaml'],
    ['../a.yaml#/schema/c/properties/id', 'qualified c > id in ../a.yaml'],
    ['https://example.com/a.yaml#schema/c', 'qualified c in https://example.com/a.yaml'],
    ['#orders.id', 'shorthand orders > id'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '',
    '.',
    'a..b',
    'a.',
    'schema/',
    'schema/o/columns/x',
    'schema/o/properties',
    'f.yaml#',
  ])('refuses "%s"', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
