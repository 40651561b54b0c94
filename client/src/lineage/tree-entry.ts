import type { ViewProduct } from '../../../server/src/hosts/lsp/protocol.ts';
import type { Localize } from '../status-text.ts';
import type { ViewNode } from './messages.ts';
import type { Way } from './neighbours.ts';

export type EntryKind =
  | 'current'
  | 'domain'
  | 'product'
  | 'inputs'
  | 'outputs'
  | 'tables'
  | 'columns'
  | 'column'
  | 'table'
  | Way;

/** A line of the tree. Texts are plain. */
export interface TreeEntry {
  /** The way to it from the root: the same as long as it stands where it does. */
  readonly id: string;
  readonly kind: EntryKind;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly expandable: boolean;
  /** The table that it is, or is about. */
  readonly node?: string;
  readonly column?: string;
  readonly tableKind?: ViewNode['kind'];
  /** What a group is about; the domain is empty where there is none. */
  readonly domain?: string;
  readonly product?: ViewProduct;
  /** What stands below, tables of one way from table to table. */
  readonly way?: Way;
  /** Tables, or columns, that were passed on the way to here: the tree ends where one comes again. */
  readonly passed: readonly string[];
}

/** A line that only holds others. */
export function group(
  parts: Pick<TreeEntry, 'id' | 'kind' | 'label' | 'passed'> & { readonly description?: string },
): TreeEntry {
  const { label, description = '' } = parts;
  const tooltip = description === '' ? label : `${label} · ${description}`;
  return { ...parts, description, tooltip, expandable: true };
}

export function counted(
  count: number,
  what: 'product' | 'table' | 'input' | 'output',
  localize: Localize,
): string {
  const number = String(count);
  switch (what) {
    case 'product':
      return count === 1 ? localize('1 product') : localize('{0} products', number);
    case 'table':
      return count === 1 ? localize('1 table') : localize('{0} tables', number);
    case 'input':
      return count === 1 ? localize('1 input') : localize('{0} inputs', number);
    case 'output':
      return count === 1 ? localize('1 output') : localize('{0} outputs', number);
  }
}
