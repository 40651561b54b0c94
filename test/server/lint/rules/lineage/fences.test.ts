import { expect, test } from 'vitest';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { contractOf } from '../../../../../server/src/lint/lineage/lineage-example.ts';
import type { Finding } from '../../../../../server/src/lint/rule.ts';
import { fixesOf, messageOf } from '../../check.ts';
import { lintTogether } from '../../check-workspace.ts';

const PAGE = 'specs/pipelines/sales/flow-spec.md';
const shop = {
  'specs/contracts/sources/orders.odcs.yaml': contractOf('orders'),
  'specs/contracts/sources/payments.odcs.yaml': contractOf('payments'),
  'specs/contracts/revenue.odcs.yaml': contractOf('revenue', 'orders'),
};

function found(text: string, path = PAGE): readonly Finding[] {
  return lintTogether({ ...shop, [path]: text }).find((one) => one.path === path)?.findings ?? [];
}

function said(text: string, path = PAGE): readonly string[] {
  return found(text, path).map((finding) => {
    const line = text.slice(0, finding.range.start).split('\n').length;
    const marked = text.slice(finding.range.start, finding.range.end);
    return `${String(line)} ${marked} ${finding.code}: ${messageOf(finding)}`;
  });
}

const fence = (...lines: string[]): string =>
  ['# Flow', '', '```mermaid', 'flowchart LR', ...lines.map((line) => `  ${line}`), '```', ''].join(
    '\n',
  );

test('unknown nodes and edges that nobody confirms are told in fences', () => {
  expect(said(fence('orders --> revenu'))).toEqual([
    '5 revenu topology-nodes-exist: No contract, dbt model, source or asset has a table `revenu`. Is `revenue` meant?',
  ]);
  expect(said(fence('orders --> revenue', 'payments --> revenue'))).toEqual([
    '6 payments topology-edges-confirmed: No contract, dbt model, asset or data product says that `revenue` is made of `payments`: they say that it reads `orders`.',
  ]);
});

test('a fence is no whole topology: nothing is missing in it', () => {
  expect(said(fence('orders[Orders of the shop]', 'payments'))).toEqual([]);
});

test('each fence is judged on its own, and a broken one hides nothing in the others', () => {
  const pages = `${fence('orders --> revenu')}${fence('orders["x --> revenue')}`;
  expect(said(pages).map((one) => one.split(':')[0])).toEqual([
    '5 revenu topology-nodes-exist',
    '11 " valid-mermaid',
  ]);
});

test('a picture of something else is left alone', () => {
  expect(said(fence('extract --> transform --> load', 'load --> ordrs'))).toEqual([]);
  expect(said(fence('orders --> check', 'check --> retry'))).toEqual([]);
  expect(said('# x\n\n```mermaid\nsequenceDiagram\n  orders->>revenu: x\n```\n')).toEqual([]);
  expect(said(fence('orders --> revenu'), 'docs/flow.md')).toEqual([]);
});

test('pages that policies are read from have fences, too', () => {
  const canvas = `# Canvas\n\n${fence('orders --> revenu')}`;
  expect(said(canvas, 'specs/product-canvas/sales.md').map((one) => one.split(':')[0])).toEqual(
    expect.arrayContaining(['7 revenu topology-nodes-exist']),
  );
});

/** The text after a fix of the first finding of a rule. */
function fixed(text: string, code: string, title: string): string {
  const finding = found(text).find((one) => one.code === code);
  const fix = finding && fixesOf(text, finding, PAGE).find((one) => one.title === title);
  return fix === undefined ? 'no fix' : applyEdits(text, fix.edits);
}

test('fixes change the fence and nothing else', () => {
  const code = 'topology-nodes-exist';
  const text = `${fence('orders --> revenu')}\nOf revenu.\n`;
  expect(fixed(text, code, 'replace')).toBe(`${fence('orders --> revenue')}\nOf revenu.\n`);
  expect(fixed(text, code, 'bind')).toBe(
    `${fence('orders --> revenu', 'click revenu href "../../contracts/revenue.odcs.yaml"')}\nOf revenu.\n`,
  );
  const edges = fence('orders --> revenue', 'payments --> revenue', 'payments["All"]');
  expect(fixed(edges, 'topology-edges-confirmed', 'remove')).toBe(
    fence('orders --> revenue', 'payments["All"]'),
  );
});

test('with line breaks of Windows', () => {
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');
  const after = fence('orders --> revenu', 'click revenu href "../../contracts/revenue.odcs.yaml"');
  expect(fixed(windows(fence('orders --> revenu')), 'topology-nodes-exist', 'bind')).toBe(
    windows(after),
  );
});

test('in quotes and lists, too', () => {
  const text = fence('orders --> revenu');
  const after = fence('orders --> revenu', 'click revenu href "../../contracts/revenue.odcs.yaml"');
  for (const mark of ['> ', '> > ', '>', '   ']) {
    const first = mark === '   ' ? '1. ' : mark;
    const quoted = (lines: string): string =>
      lines
        .replaceAll(/^(?=.)/gm, mark)
        .replace(mark, first)
        .replaceAll(/^$/gm, mark.trimEnd());
    expect(fixed(quoted(text), 'topology-nodes-exist', 'bind'), mark).toBe(quoted(after));
  }
});

test('a new contract comes into the folder of the specs', () => {
  const text = fence('orders --> revenue --> brand_new', 'payments --> brand_new');
  const finding = found(text).find(({ code }) => code === 'topology-nodes-exist');
  const fixes = finding === undefined ? [] : fixesOf(text, finding, PAGE);
  expect(fixes.flatMap(({ create }) => create?.uri ?? [])).toEqual([
    'specs/contracts/data-products/brand_new.odcs.yaml',
  ]);
  const page = 'specs/docs/flow.md';
  const other = found(text, page).find(({ code }) => code === 'topology-nodes-exist');
  expect(
    (other === undefined ? [] : fixesOf(text, other, page)).flatMap((one) => one.create?.uri ?? []),
  ).toEqual(['specs/contracts/data-products/brand_new.odcs.yaml']);
});

test('a comment of Mermaid silences a rule in a fence', () => {
  const comment = '%% dataengos-disable-next-line topology-nodes-exist -- later';
  expect(said(fence(comment, 'orders --> revenu'))).toEqual([]);
});
