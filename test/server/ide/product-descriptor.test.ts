import { describe, expect, test } from 'vitest';
import { completionAt } from '../../../server/src/ide/completion.ts';
import { documentLinks } from '../../../server/src/ide/document-links.ts';
import { documentSymbols, type DocumentSymbol } from '../../../server/src/ide/document-symbols.ts';
import { hoverAt } from '../../../server/src/ide/hover.ts';
import { mayBeReference } from '../../../server/src/ide/may-be-reference.ts';
import { descriptor } from '../product-descriptor.ts';
import { english, openAtCursor, openText, unknownFields } from './ide-fixture.ts';

const HEAD = 'schema: https://opendataproducts.org/v4.1/schema/odps.yaml\nversion: 4.1\nproduct:\n';
const DETAILS = `${HEAD}  details:\n    en:\n`;

const labels = (fixture: string): string[] => {
  const { ide, offset } = openAtCursor(fixture);
  return completionAt(ide, offset, english).map(({ label }) => label);
};

const hover = (fixture: string): string | undefined => {
  const { ide, offset } = openAtCursor(fixture);
  return hoverAt(ide, offset, english, { base: 'https://example.com/fields' })?.markdown;
};

describe('completion', () => {
  test('begins with the address of the schema in a file that promises a product', () => {
    const keys = labels('schema: https://opendataproducts.org/v4.1/schema/odps.yaml\n$0');
    expect(keys.slice(0, 2)).toEqual(['version', 'product']);
  });

  test('offers the topics of a product', () => {
    expect(labels(`${HEAD}  $0`)).toEqual(
      expect.arrayContaining(['details', 'contract', 'SLA', 'dataQuality', 'productStrategy']),
    );
  });

  test('offers what catalogs want first, in any language', () => {
    const first = ['name', 'productID', 'visibility', 'status', 'type'];
    expect(labels(`${DETAILS}      created: 2026-01-31\n      $0`).slice(0, 5)).toEqual(first);
    expect(labels(`${HEAD}  details:\n    sv:\n      name: x\n      $0`)).toContain('productID');
  });

  test('offers values', () => {
    expect(labels(`${DETAILS}      visibility: $0`).slice(0, 2)).toEqual(['private', 'invitation']);
    expect(labels(`${DETAILS}      type: $0`)).toContain('3D visualisation');
    expect(labels(`${HEAD}  contract:\n    type: $0`)).toEqual(['ODCS', 'DCS']);
  });

  test('offers keys inside profiles of any name', () => {
    const profile = `${HEAD}  SLA:\n    declarative:\n      gold:\n`;
    expect(labels(`${profile}        name: x\n        $0`)).toContain('dimensions');
    const promise = `${profile}        dimensions:\n          - dimension: uptime\n`;
    expect(labels(`${promise}            $0`)).toContain('displayTitle');
    expect(labels(`${promise}            displaytitle: x\n            $0`)).not.toContain(
      'displayTitle',
    );
  });
});

describe('hover', () => {
  test('explains keys and values', () => {
    expect(hover(`${DETAILS}      product$0ID: x`)).toContain(
      '**`productID`** · string · required',
    );
    expect(hover(`${DETAILS}      status: sun$0set`)).toContain('about to end');
    expect(hover(`${HEAD}  contract:\n    contract$0Version: 3.1.0`)).toContain('not that of the');
  });

  test('explains languages, profiles of any name and other spellings', () => {
    expect(hover(`${HEAD}  details:\n    s$0v: {}`)).toContain('ISO 639-1');
    expect(hover(`${HEAD}  dataAccess:\n    ro$0bots: {}`)).toContain('name of your own');
    expect(hover(`${DETAILS}      OutputFile$0Formats: []`)).toContain('formats of the files');
  });

  test('does not lead to the reference of contracts', () => {
    expect(hover(`${DETAILS}      na$0me: x`)).not.toContain('https://example.com/fields');
  });
});

test('the tables know every field of a descriptor', () => {
  const ide = openText(descriptor);
  expect(ide.contracts).toMatchObject([{ dialect: 'odps-lf', version: '4.1' }]);
  expect(unknownFields(ide).filter((name) => !name.includes('.x-'))).toEqual([]);
});

test('the outline has the product by topics', () => {
  const product = documentSymbols(openText(descriptor)).find(({ name }) => name === 'product');
  const show = ({ name, kind, children }: DocumentSymbol): unknown =>
    children.length === 0 ? `${name} ${kind}` : [`${name} ${kind}`, children.map(show)];
  expect(product?.children.map(show)).toEqual([
    'Pets of the year section',
    'Bichos do ano section',
    ['productStrategy section', ['Lost pets item']],
    'contract section',
    ['SLA section', [['default service-level', ['uptime item']], 'gold service-level']],
    ['dataQuality section', [['default quality', ['accuracy item']]]],
    ['pricingPlans section', ['Basic item']],
    'en section',
    ['dataAccess section', ['default port']],
    'Example Ltd person',
    ['paymentGateways section', ['default item']],
  ]);
});

test('files and addresses can be followed', () => {
  const contract = (key: string, value: string): string => {
    const text = `${HEAD}  contract:\n    ${key}: ${value}\n`;
    return documentLinks(openText(text))
      .slice(1)
      .map(({ target }) => (target.kind === 'url' ? target.url : target.path))
      .join();
  };
  expect(contract('$ref', '../contracts/c.odcs.yaml')).toBe('../contracts/c.odcs.yaml');
  expect(contract('contractURL', './c.odcs.yaml')).toBe('./c.odcs.yaml');
  expect(contract('contractURL', 'https://example.com/c')).toBe('https://example.com/c');
  expect(contract('$ref', "'#/product/SLA'")).toBe('');
  expect(contract('$ref', 'file:///etc/passwd.yaml')).toBe('');
  const links = documentLinks(openText(descriptor)).map(({ target }) => target);
  expect(links).toContainEqual({ kind: 'file', path: 'gold.yaml', fragment: undefined });
});

test('the index is asked about the id of the contract, and about nothing else', () => {
  const ide = openText(descriptor);
  expect(mayBeReference(ide, descriptor.indexOf('c-1') + 1)).toBe(true);
  expect(mayBeReference(ide, descriptor.indexOf('pets') + 1)).toBe(false);
});
