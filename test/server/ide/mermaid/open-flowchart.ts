import { mermaidDocument } from '../../../../server/src/analysis/mermaid-document.ts';
import { SourceFile } from '../../../../server/src/analysis/source-file.ts';
import type { MermaidDocument } from '../../../../server/src/ide/mermaid/node-places.ts';
import { TestWorkspace, uriOf } from '../../analysis/linked-workspace.ts';

export const TOPOLOGY = 'specs/pipelines/topology.mermaid';

const orders = `apiVersion: v3.1.0
kind: DataContract
id: orders
name: Orders
version: 1.2.0
status: active
domain: sales
team:
  name: Shop team
description:
  purpose: What customers have bought.
schema:
  - name: orders
    physicalName: shop.ord_v2
    properties:
      - name: order_id
      - name: total
`;
const report = `apiVersion: v3.1.0
kind: DataContract
id: fct_orders
name: Orders report
version: 1.0.0
status: draft
schema:
  - name: fct_orders
    properties:
      - name: total
        transformSourceObjects: [orders]
`;

/** Contracts, a dbt project and another topology around a flowchart. */
export const around: Readonly<Record<string, string>> = {
  'specs/contracts/sources/shop/orders.odcs.yaml': orders,
  'specs/contracts/data-products/sales/fct_orders.odcs.yaml': report,
  'dbt/dbt_project.yml': 'name: shop\n',
  'dbt/models/staging/stg_orders.sql': "select order_id from {{ source('shop', 'raw_orders') }}\n",
  'dbt/models/marts/other.sql': "select order_id from {{ ref('stg_orders') }}\n",
  'dbt/models/sources.yml':
    'sources:\n  - name: shop\n    tables:\n      - name: raw_orders\n        columns: [{name: id}]\n',
  'specs/pipelines/sales/assets/web_log.yaml':
    'name: web_log\ntype: ingestion\nlayer: raw\ndescription: Visits of the shop.\n',
  'specs/pipelines/sales/topology.mermaid': 'flowchart LR\n  orders --> fct_orders\n',
};

export interface Opened {
  readonly workspace: TestWorkspace;
  readonly uri: string;
  readonly text: string;
  readonly document: MermaidDocument;
  readonly offset: number;
}

/** A flowchart in that workspace; `$0` is the cursor. */
export function openFlowchart(fixture: string, path = TOPOLOGY): Opened {
  const offset = Math.max(0, fixture.indexOf('$0'));
  const text = fixture.replace('$0', '');
  const files = { ...around, [path]: text };
  const workspace = new TestWorkspace(
    Object.entries(files).map(([name, content]) => ({ path: name, text: content })),
  );
  const uri = uriOf(path);
  const document = mermaidDocument(new SourceFile(uri, text, { assumed: false }));
  if (document === undefined) throw new Error(`${path} is no file with flowcharts.`);
  return { workspace, uri, text, document, offset };
}
