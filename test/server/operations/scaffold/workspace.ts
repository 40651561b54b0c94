import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import type { InputOf } from '../../../../server/src/operations/operation.ts';
import scaffold, { type ScaffoldProposal } from '../../../../server/src/operations/scaffold.ts';
import { memoryContext } from '../memory-source.ts';

export type Files = Record<string, string>;

/** The files of an example, with paths from its folder. `below`: those in a folder only. */
export function exampleFiles(name: string, below = ''): Files {
  const root = join(import.meta.dirname, '../../../../examples', name);
  const files: Files = {};
  for (const entry of readdirSync(join(root, below), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files[relative(root, path)] = readFileSync(path, 'utf8');
  }
  return files;
}

export function propose(
  files: Files,
  input: InputOf<(typeof scaffold)['input']> = {},
): Promise<ScaffoldProposal> {
  return scaffold.run(input, memoryContext(files, []));
}

/** The files as they are when all that is proposed is done. */
export function applied(files: Files, { change }: Pick<ScaffoldProposal, 'change'>): Files {
  const next = { ...files };
  for (const { path, edits } of change.files) next[path] = applyEdits(next[path] ?? '', edits);
  return next;
}

export const PROJECT = 'implementation/dbt_project';
export const ORDERS = 'specs/contracts/sources/shop/orders.odcs.yaml';

/** A source contract with some properties, each with what is said of it. */
export function ordersContract(
  properties: Readonly<Record<string, string>>,
  description = 'Orders.',
): string {
  const lines = Object.entries(properties).map(
    ([name, more]) => `      - name: ${name}\n        logicalType: string\n${more}`,
  );
  return `apiVersion: v3.1.0
kind: DataContract
id: 6ac6a8e2-6a35-4a3a-9a3e-3a5f8ad2b001
name: shop_orders
version: 1.0.0
status: active
domain: sales
schema:
  - name: orders
    description: ${description}
    properties:
${lines.join('')}`;
}

/** A workspace with one source contract. */
export function shopFiles(more: Files = {}): Files {
  const properties = {
    order_id: '        required: true\n        primaryKey: true\n',
    status: '        description: Where it is.\n        required: true\n',
    amount: '        description: What was paid.\n',
  };
  return { [ORDERS]: ordersContract(properties), ...more };
}
