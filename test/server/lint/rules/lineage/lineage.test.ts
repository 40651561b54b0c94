import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { contract, product } from '../../../../../server/src/lint/example.ts';
import { defaultConfig } from '../../../../../server/src/lint/config.ts';
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
    const slip = 'orders --> revenue\npayments --> revenu';
    expect(said(slip, shop)).toEqual([
      '3 revenu topology-nodes-exist: No contract, dbt model, source or asset has a table `revenu`. Is `revenue` meant?',
    ]);
    expect(fixed(slip, shop, 'topology-nodes-exist', 'replace')).toBe(
      'orders --> revenue\npayments --> revenue',
    );
    expect(said('orders & payments --> revenue\nrevenue --> ledger', shop)).toEqual([
      '3 ledger topology-nodes-exist: No contract, dbt model, source or asset has a table `ledger`. If it is no table, say by a label what it is: `ledger[...]`.',
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

  test('of two nodes for a table one is made, with the label and the class of both', () => {
    const merged = (body: string): string => fixed(body, shop, 'one-node-per-table', 'merge');
    expect(merged('orders & payments --> revenue\nA[(orders)]:::hot --> revenue')).toBe(
      'orders & payments --> revenue\norders[(orders)]:::hot --> revenue',
    );
    expect(merged('orders[(orders)] & payments --> revenue\nA[[orders]]:::hot --> revenue')).toBe(
      'orders[(orders)] & payments --> revenue\norders:::hot --> revenue',
    );
    expect(merged('A[orders] --> orders\norders & payments --> revenue')).toBe(
      'A[orders]\nA & payments --> revenue',
    );
  });

  test('an edge from a table to itself goes', () => {
    const body = 'orders & payments --> revenue\nrevenue --> revenue';
    expect(fixed(body, shop, 'lineage-without-cycles', 'remove')).toBe(
      'orders & payments --> revenue',
    );
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

describe('a contract that is created', () => {
  /** Of the first finding of a rule. */
  function created(
    body: string,
    files: Record<string, string>,
    code: string,
    path = MESH,
  ): { readonly uri: string; readonly text: string } | undefined {
    const text = `flowchart LR\n${body}`;
    const finding = found({ ...files, [path]: text }, path).find((one) => one.code === code);
    return fixesOf(text, finding!, path).find(({ title }) => title === 'create')?.create;
  }

  const crossing = {
    ...table('revenue', { from: ['stg_orders'] }),
    ...table('costs', { domain: 'Finance & Tax', from: ['stg_orders'] }),
    ...model('staging/stg_orders', 'shop.orders'),
    'implementation/dbt_project/models/staging/stg_orders.sql':
      "select id, amount as total, at from {{ source('shop', 'orders') }}\n",
    'implementation/dbt_project/models/staging/schema.yml':
      'version: 2\nmodels:\n  - name: stg_orders\n    columns:\n      - name: at\n        data_type: timestamp\n      - name: note\n        data_type: variant\n',
  };
  const picture =
    'subgraph s [Sales]\nsubgraph l [Staging layer]\nstg_orders\nend\nend\nstg_orders --> revenue & costs';

  test('has what dbt knows of the table, in the folder and with the domain that others have', () => {
    expect(created(picture, crossing, 'boundaries-have-contracts')).toEqual({
      uri: 'specs/contracts/data-products/sales/stg_orders.odcs.yaml',
      text: `apiVersion: v3.2.0
kind: DataContract
id: stg_orders
name: stg_orders
version: 0.1.0
status: draft
domain: sales
schema:
  - name: stg_orders
    properties:
      - name: id
      - name: total
      - name: at
        logicalType: timestamp
        physicalType: timestamp
      - name: note
        physicalType: variant
`,
    });
  });

  test('lies where nothing is, under an id that nobody has', () => {
    const taken = {
      ...crossing,
      ...Object.fromEntries(
        Object.values(table('other')).map((text) => [
          'specs/contracts/data-products/sales/stg_orders.odcs.yaml',
          text,
        ]),
      ),
    };
    expect(created(picture, taken, 'boundaries-have-contracts')).toBeUndefined();
    const id = {
      'specs/contracts/x.odcs.yaml': contract('schema: []').replace('id: orders', 'id: stg_orders'),
    };
    expect(created(picture, { ...crossing, ...id }, 'boundaries-have-contracts')?.text).toContain(
      'id: sales.stg_orders\n',
    );
  });

  test('frames of layers name no domain, topologies of domains do', () => {
    const body = 'orders & payments --> revenue\nsubgraph marts [Marts]\nrevenue --> ledger\nend';
    const anywhere = created(body, shop, 'topology-nodes-exist');
    expect(anywhere?.uri).toBe('specs/contracts/data-products/ledger.odcs.yaml');
    expect(anywhere?.text).not.toContain('domain');
    const path = 'specs/pipelines/Sales/topology.mermaid';
    const own = created(body, shop, 'topology-nodes-exist', path);
    expect(own?.uri).toBe('specs/contracts/data-products/sales/ledger.odcs.yaml');
    expect(own?.text).toContain('domain: sales\n');
  });

  test('is valid and clean, and takes its finding away', () => {
    for (const [body, files, code] of [
      [picture, crossing, 'boundaries-have-contracts'],
      ['orders & payments --> revenue\nodd-name --> revenue', shop, 'topology-nodes-exist'],
      ['orders & payments --> revenue --> yes', shop, 'topology-nodes-exist'],
    ] as const) {
      const file = created(body, files, code)!;
      const all = { ...files, [file.uri]: file.text, [MESH]: `flowchart LR\n${body}` };
      const after = lintTogether(all, { ...defaultConfig, preset: 'strict' });
      const own = after.find(({ path }) => path === file.uri);
      expect(own?.findings.map(messageOf), file.text).toEqual([]);
      expect(after.flatMap(({ findings }) => findings).map((one) => one.code)).not.toContain(code);
    }
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
      '2 refunds topology-edges-confirmed: No contract, dbt model, asset or data product says that `revenue` is made of `refunds`: they say that it reads `orders`, `payments`.',
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
      '3 orders topology-edges-confirmed: No contract, dbt model, asset or data product says that `fct_sales` is made of `orders`: they say that it reads `stg_orders`.',
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

  test('a table of another domain is put into no frame of this one', () => {
    const files = { ...shop, ...table('costs', { domain: 'finance', from: ['payments'] }) };
    const body = 'subgraph s [Sales]\n  orders\n  payments\nend\norders & payments --> revenue\n';
    expect(fixed(body, files, 'topologies-complete', 'add')).toBe(`${body}payments --> costs\n`);
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
    const relation =
      '\n    relationships:\n      - type: foreignKey\n        from: lines.id\n        to: goods.id';
    const related = { ...table('goods'), ...table('lines', { more: relation }) };
    expect(said('goods <--> lines', related)).toEqual([]);
    const [finding] = found({ ...ring, [MESH]: 'flowchart LR\na1 --> b1\nb1 --> c1\nc1 --> a1' });
    expect(finding?.elsewhere?.map(({ place }) => place.line)).toEqual([1, 2, 3]);
  });
});
