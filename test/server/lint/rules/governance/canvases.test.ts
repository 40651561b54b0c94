import { describe, expect, test } from 'vitest';
import { contract } from '../../../../../server/src/lint/example.ts';
import { saidTogether } from '../workspace/said-together.ts';

const path = 'specs/contracts/data-products/sales/revenue.odcs.yaml';
const canvas = (head: string, answers = '') => ({
  'specs/product-canvas/revenue.md': `---\n${head}\n---\n\n# Revenue\n\n## Key metrics\n\n| Metric | Question | Answered by |\n| --- | --- | --- |\n| Revenue | How much? | ${answers} |\n`,
});
const revenue = (more = '') =>
  contract(`${more}
schema:
  - name: fct_revenue
    properties:
      - name: total_amount
      - name: address
        logicalType: object
        properties:
          - name: city`).replaceAll(/(id|name): [Oo]rders/g, '$1: revenue');
const withCanvas = (file: string) => `customProperties:\n  - property: canvas\n    value: ${file}`;

describe('products-have-canvas', () => {
  const said = (files: Readonly<Record<string, string>>) =>
    saidTogether('products-have-canvas', files).map((one) => one.replace(/^.*?: /, ''));

  test.each([
    ['the name of the product', canvas('product: revenue'), revenue()],
    ['a name in other letters', canvas('product: Revenue'), revenue()],
    ['the path from the root', canvas(`contract: ${path}`), revenue()],
    ['the path from the canvas', canvas(`contract: ../${path.slice('specs/'.length)}`), revenue()],
    [
      'the contract by its custom property',
      canvas('product: other'),
      revenue(withCanvas('specs/product-canvas/revenue.md')),
    ],
  ])('%s is enough', (_, canvases, text) => {
    expect(said({ ...canvases, [path]: text })).toEqual([]);
  });

  const none = ['No canvas in `product-canvas` names the product `revenue`.'];

  test('a product that no canvas names is reported', () => {
    expect(said({ ...canvas('product: margin'), [path]: revenue() })).toEqual(none);
    expect(said({ ...canvas('contract: other.odcs.yaml'), [path]: revenue() })).toEqual(none);
  });

  test('a misspelt product is reported in its canvas only', () => {
    const files = { ...canvas('product: revenu'), [path]: revenue() };
    expect(said(files)).toEqual([]);
    expect(saidTogether('canvas-names-exist', files)).toHaveLength(1);
  });

  test('sources need none, and what is no product neither', () => {
    const other = canvas('product: margin');
    expect(said({ ...other, 'specs/contracts/sources/revenue.odcs.yaml': revenue() })).toEqual([]);
    expect(said({ ...other, 'specs/contracts/revenue.odcs.yaml': revenue() })).toEqual([]);
    const tagged = revenue('tags: [consumer-aligned]');
    expect(said({ ...other, 'specs/contracts/revenue.odcs.yaml': tagged })).toEqual(none);
  });

  test('a workspace without canvases of products is left alone', () => {
    expect(said({ [path]: revenue() })).toEqual([]);
    const vision = { 'specs/product-canvas/vision.md': '# Vision\n' };
    expect(said({ ...vision, [path]: revenue() })).toEqual([]);
  });

  test('a path that leads to no canvas is reported where it stands', () => {
    const ask = (file: string) =>
      said({ ...canvas('product: revenue'), [path]: revenue(withCanvas(file)) });
    expect(ask('specs/product-canvas/revenu.md')).toEqual([
      'There is no canvas `specs/product-canvas/revenu.md`. Did you mean `specs/product-canvas/revenue.md`?',
    ]);
    expect(ask('docs/why.md')).toEqual(['There is no canvas `docs/why.md`.']);
    expect(ask('https://wiki.example.com/revenue')).toEqual([]);
  });
});

describe('key-metrics-answered', () => {
  const said = (files: Readonly<Record<string, string>>) =>
    saidTogether('key-metrics-answered', files).map((one) => one.replace(/^.*?: /, ''));
  const ask = (answers: string, head = 'product: revenue') =>
    said({ ...canvas(head, answers), [path]: revenue() });

  test.each([
    '`total_amount`',
    '`fct_revenue.total_amount`',
    '`fct_revenue`',
    '`revenue.total_amount`',
    '`revenue`, `total_amount`',
    '`city`',
    '`address.city`',
    '`fct_revenue.address.city`',
  ])('%s is an answer', (answers) => {
    expect(ask(answers)).toEqual([]);
    expect(ask(answers, `contract: ${path}`)).toEqual([]);
  });

  test.each([
    ['`total_amuont`', 'Did you mean `total_amount`?'],
    ['`fct_revenue.total_amuont`', 'Did you mean `fct_revenue.total_amount`?'],
    ['`revenue.total_amuont`', 'Did you mean `revenue.total_amount`?'],
    ['`fct_margin.total_amount`', 'has no object or property `fct_margin.total_amount`'],
    ['`total_amount`, `profit`', 'has no object or property `profit`.'],
  ])('%s is none', (answers, part) => {
    const found = ask(answers);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('The contract `revenue` ');
    expect(found[0]).toContain(part);
  });

  test('where the contract is not known nothing is said', () => {
    expect(ask('`anything`', 'product: margin')).toEqual([]);
  });

  test('a page about all products names their contracts', () => {
    const vision = (answers: string) =>
      said({
        'specs/product-canvas/vision.md': canvas('status: new', answers)[
          'specs/product-canvas/revenue.md'
        ],
        [path]: revenue(),
      });
    expect(vision('`revenue`, `total_amount`')).toEqual([]);
    expect(vision('`revenue`, `profit`')).toHaveLength(1);
    // An object of the workspace is enough, whichever contract has it.
    expect(vision('fct_revenue.total_amount')).toEqual([]);
    expect(vision('fct_revenue.profit')).toHaveLength(1);
    expect(vision('`revenu`, `total_amount`')).toEqual([
      '`revenu` is no contract of the workspace, so nothing says where the answer is.',
    ]);
  });
});

describe('canvas-names-exist', () => {
  const ask = (head: string, files: Readonly<Record<string, string>> = { [path]: revenue() }) =>
    saidTogether('canvas-names-exist', { ...canvas(head), ...files }).map((one) =>
      one.replace(/^.*?: /, ''),
    );

  test.each([
    `contract: ${path}`,
    `contract: /${path}`,
    `contract: ../${path.slice('specs/'.length)}`,
    `contract: ${path.slice('specs/'.length)}`,
    'product: revenue',
    `product: Revenue\ncontract: ${path}`,
  ])('%s is there', (head) => {
    expect(ask(head)).toEqual([]);
  });

  test.each([
    ['contract: contracts/revenue.odcs.yaml', `Did you mean \`${path}\`?`],
    [
      'contract: ../revenue.odcs.yaml',
      'Did you mean `../contracts/data-products/sales/revenue.odcs.yaml`?',
    ],
    [
      'contract: contracts/margin.odcs.yaml',
      'There is no contract at `contracts/margin.odcs.yaml`.',
    ],
    ['product: margin', 'No contract or product of the workspace is called `margin`.'],
    [`product: margin\ncontract: ${path}`, 'is called `revenue`, not `margin`.'],
    ['product: revenue\ncontract: contracts/margin.odcs.yaml', `Did you mean \`${path}\`?`],
  ])('%s is not', (head, part) => {
    const found = ask(head);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(part);
  });

  test('a workspace without contracts says nothing', () => {
    expect(ask('product: margin', {})).toEqual([]);
  });
});
