import type { ObjectContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import { prefixesOf, type ModelNode } from './model-node.ts';
import { tableName } from './plan-sources.ts';

/** Finds models by what contracts and topologies call them. */
export class TableNames {
  readonly #byName = new Map<string, Set<ModelNode>>();

  /** Remembers a model by its own name and by those of its object, alone and behind its contract or system. */
  add(node: ModelNode, { content, system }: WorkspaceContract, object: ObjectContent): void {
    this.#put(node.name, node);
    const physical = tableName(object);
    for (const name of [object.name, physical, object.physicalName ?? physical]) {
      this.#put(name, node);
      for (const owner of [content.name, system, node.table?.source]) {
        if (owner !== undefined) this.#put(`${owner}.${name}`, node);
      }
    }
    const [prefix = 'stg_'] = prefixesOf('staging', undefined);
    if (node.layer === 'staging') this.#put(`${prefix}${object.name}`, node);
  }

  addIntermediate(name: string, node: ModelNode): void {
    this.#put(name, node);
    this.#put(node.name, node);
  }

  isIntermediate(name: string, contract: WorkspaceContract): boolean {
    return prefixesOf('intermediate', contract).some(
      (prefix) => name.startsWith(prefix) && name.length > prefix.length,
    );
  }

  /** Names may have a column, a schema or a database around the table: `orders.amount`, `raw.shop.orders`. */
  find(name: string, by: ModelNode): ModelNode | undefined {
    const parts = name.split('.');
    const tries = [
      name,
      parts.slice(0, -1).join('.'),
      parts.slice(-2).join('.'),
      parts.at(-1) ?? '',
    ];
    for (const one of tries) {
      const found = one === '' ? undefined : this.#best(one, by);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** A name means the model of that name, else what the same contract has, else staging before marts. */
  #best(name: string, by: ModelNode): ModelNode | undefined {
    const nodes = [...(this.#byName.get(name.toLowerCase()) ?? [])].filter((one) => one !== by);
    const contract = by.promise?.contract;
    return (
      nodes.find((one) => one.name === name) ??
      nodes.find(({ promise }) => promise !== undefined && promise.contract === contract) ??
      nodes.find(({ layer }) => layer === 'staging') ??
      nodes[0]
    );
  }

  #put(name: string, node: ModelNode): void {
    const key = name.toLowerCase();
    const nodes = this.#byName.get(key);
    if (nodes === undefined) this.#byName.set(key, new Set([node]));
    else nodes.add(node);
  }
}
