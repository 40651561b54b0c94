import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { contract, product } from '../../../../../server/src/lint/example.ts';
import type { Finding } from '../../../../../server/src/lint/rule.ts';
import { fixesOf, messageOf } from '../../check.ts';
import { lintTogether } from '../../check-workspace.ts';

const MESH = 'specs/pipelines/topology.mermaid';
const DBT = 'implementation/dbt_project/dbt_project.yml';

/** The contract of a table, and where it lies. */
function table(
  name: string,
  options: {
    domain?: string;
    from?: readonly string[];
    status?: string;
    file?: string;
    more?: string;
  } = {},
): Record<string, string> {
  const { domain = 'sales', from = [], status = 'active', file = name, more = '' } = options;
  const sources = from.length === 0 ? '' : `\n        transformSourceObjects: [${from.join(', ')}]`;
  const text = contract(`domain: ${domain}
schema:
  - name: ${name}${more}
    properties:
      - name: id
        logicalType: string${sources}`);
  return {
    [`specs/contracts/data-products/${domain}/${file}.odcs.yaml`]: text
      .replace('id: orders', `id: ${file}-${domain}`)
      .replace('name: Orders', `name: ${file}_report`)
      .replace('status: active', `status: ${status}`),
  };
}

function model(path: string, ...refs: string[]): Record<string, string> {
  const reads = refs.map((ref) =>
    ref.includes('.') ? `{{ source('${ref.split('.').join("', '")}') }}` : `{{ ref('${ref}') }}`,
  );
  const sql =
    reads.length === 0 ? 'select 1 as id' : `select a.id from ${reads.join(' as a join ')}`;
  return { [DBT]: 'name: shop\n', [`implementation/dbt_project/models/${path}.sql`]: `${sql}\n` };
}

function found(files: Record<string, string>, path = MESH): readonly Finding[] {
  return lintTogether(files).find((file) => file.path === path)?.findings ?? [];
}

/** The findings in a topology as `line code: message`. */
function said(body: string, files: Record<string, string>, path = MESH): readonly string[] {
  const text = `flowchart LR\n${body}`;
  return found({ ...files, [path]: text }, path).map((finding) => {
    const line = text.slice(0, finding.range.start).split('\n').length;
    const marked = text.slice(finding.range.start, finding.range.end);
    return `${String(line)} ${marked} ${finding.code}: ${messageOf(finding)}`;
  });
}

/** The text after a fix of the first finding of a rule. */
function fixed(
  body: string,
  files: Record<string, string>,
  code: string,
  title: string,
  path = MESH,
): string {
  const text = `flowchart LR\n${body}`;
  const finding = found({ ...files, [path]: text }, path).find((one) => one.code === code);
  const fix = finding && fixesOf(text, finding, path).find((one) => one.title === title);
  return fix === undefined ? 'no fix' : applyEdits(text, fix.edits).slice('flowchart LR\n'.length);
}

const shop = {
  ...table('orders'),
  ...table('payments'),
  ...table('revenue', { from: ['orders', 'payments'] }),
};

describe('without policies, contracts alone', () => {
  test('a picture of what contracts say is fine', () => {
    expect(said('orders & payments --> revenue', shop)).toEqual([]);
  });

  test('each mistake is one finding', () => {
    expect(said('orders --> revenue\npayments --> revenu', shop)).toEqual([
      '2 revenue topology-edges-complete: `revenue` is made of `payments`, but no edge leads from there.',
      '3 revenu topology-nodes-exist: No contract, dbt model, source or asset has a table `revenu`. If it is no table, give the node a label of several words.',
    ]);
    expect(said('orders --> revenu\npayments --> revenu', shop)).toEqual([
      '2 revenu topology-nodes-exist: No contract, dbt model, source or asset has a table `revenu`. Is `revenue` meant?',
    ]);
  });

  test('flowcharts that are no topologies picture what they like', () => {
    expect(said('orders --> revenu', shop, 'docs/architecture.mmd')).toEqual([]);
  });

  test('what is broken is not judged', () => {
    expect(found({ ...shop, [MESH]: 'sequenceDiagram\n orders->>revenue: x' })).toEqual([]);
  });
});

describe('nodes', () => {
  test('systems, steps and dashboards have words', () => {
    const body =
      'crm[Customer relations] --> orders\norders & payments --> revenue\nrevenue --> board["Board meeting"]';
    expect(said(body, shop)).toEqual([]);
  });

  test('a plan names tables that are not there yet', () => {
    expect(said('aaa --> bbb --> ccc\norders --> ddd', table('orders'))).toEqual([]);
  });

  test('sources of dbt, assets, contracts and products are known', () => {
    const files = {
      ...shop,
      ...model('marts/fct_sales', 'shop.lines'),
      'implementation/dbt_project/models/sources.yml':
        'version: 2\nsources:\n  - name: shop\n    tables:\n      - name: lines\n',
      'specs/pipelines/sales/assets/export.yaml': 'name: export\ninputs: [revenue]\n',
    };
    const body =
      'orders & payments --> revenue --> export\nlines --> fct_sales\nreport_x[revenue_report]';
    expect(said(body, files).filter((one) => !one.includes('report_x'))).toEqual([]);
    expect(said('orders_report & payments_report --> revenue_report', shop)).toEqual([]);
  });

  test('a click binds a node to a contract', () => {
    const click = (name: string) =>
      `click x href "../contracts/data-products/sales/${name}.odcs.yaml"`;
    expect(
      said(`x[Money we got] --> revenue\norders --> revenue\n${click('payments')}`, shop),
    ).toEqual([]);
    expect(
      said(`x --> revenue\norders & payments --> revenue\n${click('payments')}`, shop),
    ).toEqual([
      '3 payments one-node-per-table: Two nodes stand for the table `payments`: this one and `x`.',
    ]);
  });

  test('fixes: rename, bind, create', () => {
    const body = 'orders & payment --> revenue\nstyle payment fill:#fff';
    expect(fixed(body, shop, 'topology-nodes-exist', 'bind')).toBe(
      `${body}\nclick payment href "../contracts/data-products/sales/payments.odcs.yaml"`,
    );
    expect(fixed(body, shop, 'topology-nodes-exist', 'replace')).toContain(
      'orders & payments --> revenue\n',
    );
    const text = `flowchart LR\n${body}`;
    const [finding] = found({ ...shop, [MESH]: text });
    const create = fixesOf(text, finding!, MESH).find(({ title }) => title === 'create')?.create;
    expect(create?.uri).toBe('specs/contracts/sources/payment.odcs.yaml');
    const bound = { ...shop, [create!.uri]: create!.text, [MESH]: text };
    const after = lintTogether(bound);
    expect(
      after
        .find(({ path }) => path === create!.uri)
        ?.findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
    expect(
      after
        .flatMap(({ findings }) => findings)
        .filter(({ code }) => code === 'topology-nodes-exist'),
    ).toEqual([]);
  });
});

describe('edges', () => {
  test('nothing is said of what nobody else speaks of', () => {
    expect(said('orders --> payments', { ...table('orders'), ...table('payments') })).toEqual([]);
  });

  test('an edge that nobody confirms', () => {
    const files = { ...shop, ...table('refunds') };
    const body = 'orders & payments & refunds --> revenue';
    expect(said(body, files)).toEqual([
      '2 refunds topology-edges-confirmed: Nothing says that `revenue` is made of `refunds`: by contracts, dbt, assets and data products it reads `orders`, `payments`.',
    ]);
    expect(fixed(body, files, 'topology-edges-confirmed', 'remove')).toBe(
      'refunds\norders & payments --> revenue',
    );
  });

  test('one that points the wrong way', () => {
    const body = 'revenue --> orders\npayments --> revenue';
    expect(said(body, shop)).toEqual([
      '2 revenue topology-edges-confirmed: The edge points the wrong way: `revenue` is made of `orders`.',
    ]);
    expect(said(fixed(body, shop, 'topology-edges-confirmed', 'turn'), shop)).toEqual([]);
  });

  test('through models that the picture leaves out', () => {
    const files = {
      ...table('orders'),
      ...table('fct_sales'),
      ...model('staging/stg_orders', 'shop.orders'),
      ...model('marts/fct_sales', 'stg_orders'),
    };
    expect(said('orders --> fct_sales', files)).toEqual([]);
    expect(said('orders\nfct_sales', files)).toEqual([
      '3 fct_sales topology-edges-complete: `fct_sales` is made of `orders` by way of `stg_orders`, but no edge leads from there.',
    ]);
    expect(said('orders --> stg_orders\norders --> fct_sales', files)).toEqual([
      '3 orders topology-edges-confirmed: Nothing says that `fct_sales` is made of `orders`: by contracts, dbt, assets and data products it reads `stg_orders`.',
      '3 fct_sales topology-edges-complete: `fct_sales` is made of `stg_orders`, but no edge leads from there.',
    ]);
  });

  test('relationships and ports confirm', () => {
    const relation =
      '\n    relationships:\n      - type: foreignKey\n        from: lines.id\n        to: orders.id';
    const files = {
      ...table('orders'),
      ...table('lines', { from: ['raw_lines'], more: relation }),
    };
    expect(said('orders --> lines', files)).toEqual([]);
    const ports = product(`version: 1.0.0
inputPorts:
  - name: refunds
    version: 1.0.0
    contractId: refunds-sales
outputPorts:
  - name: revenue
    version: 1.0.0
    contractId: revenue-sales`);
    const withPorts = { ...shop, ...table('refunds'), 'specs/contracts/sales.odps.yaml': ports };
    expect(said('orders & payments & refunds --> revenue', withPorts)).toEqual([]);
  });

  test('an edge between subgraphs stands for those of their nodes', () => {
    expect(
      said(
        'subgraph raw\n orders\n payments\nend\nsubgraph marts\n revenue\nend\nraw --> marts',
        shop,
      ),
    ).toEqual([]);
  });
});

describe('what a topology should show', () => {
  test('the mesh shows all, a domain its own, drafts need not be there', () => {
    const files = {
      ...shop,
      ...table('costs', { domain: 'finance', from: ['payments'] }),
      ...table('plans', { status: 'draft' }),
    };
    expect(said('orders & payments --> revenue', files)).toEqual([
      '1 flowchart LR topologies-complete: The table `costs` is missing in this topology: a contract promises it.',
    ]);
    const path = 'specs/pipelines/finance/topology.mermaid';
    expect(said('payments --> costs', files, path)).toEqual([]);
    expect(said('orders --> revenue\npayments --> revenue', files, path)).toEqual([
      '1 flowchart LR topologies-complete: The table `costs` is missing in this topology: a contract promises it.',
    ]);
  });

  test('the fix puts it into the subgraph of its like, with its edges', () => {
    const files = {
      ...shop,
      ...table('costs', { from: ['payments'] }),
      ...table('margin', { from: ['costs', 'revenue'] }),
    };
    const body = `%% the shop
  subgraph sales [Sales]
    orders[(orders)]
    payments[(payments)]
    revenue[["revenue"]]:::mart
  end
  orders --> revenue
  payments ==> revenue
  classDef mart fill:#fff
`;
    const findings = said(body, files);
    expect(findings.map((one) => one.split(': ')[1])).toEqual([
      'The table `costs` is missing in this topology',
      'The table `margin` is missing in this topology',
    ]);
    const once = fixed(body, files, 'topologies-complete', 'add');
    expect(once).toBe(
      body
        .replace('    orders[(orders)]\n', '    orders[(orders)]\n    costs[(costs)]\n')
        .replace('  payments ==> revenue\n', '  payments ==> revenue\n  payments ==> costs\n'),
    );
    const twice = fixed(once, files, 'topologies-complete', 'add');
    expect(said(twice, files)).toEqual([]);
  });

  test('many are one finding', () => {
    const files = Object.assign(
      {},
      shop,
      ...Array.from({ length: 11 }, (_, at) => table(`extra_${String(at)}`)),
    ) as Record<string, string>;
    const body = 'orders & payments --> revenue\n';
    expect(said(body, files)).toEqual([
      '1 flowchart LR topologies-complete: 11 tables are missing in this topology, among them `extra_0`, `extra_1`, `extra_2`, `extra_3`, `extra_4`.',
    ]);
    expect(fixed(body, files, 'topologies-complete', 'add-all').split('\n')).toHaveLength(13);
  });

  test('orphans and cycles', () => {
    expect(said('orders & payments --> revenue\ngoods', { ...shop, ...table('goods') })).toEqual([
      '3 goods topology-nodes-connected: `goods` has no edge: contracts and dbt tie it to none of the tables that are shown here.',
    ]);
    const ring = {
      ...table('a1', { from: ['c1'] }),
      ...table('b1', { from: ['a1'] }),
      ...table('c1', { from: ['b1'] }),
    };
    expect(said('a1 --> b1\nb1 --> c1\nc1 --> a1', ring)).toEqual([
      '2 a1 lineage-without-cycles: The lineage goes round in a circle: `a1` -> `b1` -> `c1` -> `a1`.',
    ]);
    const [finding] = found({ ...ring, [MESH]: 'flowchart LR\na1 --> b1\nb1 --> c1\nc1 --> a1' });
    expect(finding?.elsewhere?.map(({ place }) => place.line)).toEqual([1, 2, 3]);
  });
});
