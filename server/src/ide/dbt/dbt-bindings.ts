import { symbolOf, type ContractGraph, type SymbolAddress } from '../contract-graph.ts';
import type { DbtFile, DbtResource } from '../../model/dbt/dbt-file.ts';

type ContractAddress = Pick<SymbolAddress, 'uri' | 'contract'>;

/**
 * Says which schema object a dbt resource describes: the one that its `meta` names, else the one of its
 * name, if only one contract of the workspace folder declares such an object. What could mean several
 * is bound to none.
 */
export class DbtBindings {
  readonly #graph: ContractGraph;
  readonly #folder: string;
  /** By name and by physical name. */
  readonly #objects = new Map<string, SymbolAddress[]>();
  readonly #contracts = new Map<string, ContractAddress[]>();

  /** `folder`: the workspace folder as a URI without a slash at the end. Contracts out of it count for nothing. */
  constructor(graph: ContractGraph, folder: string) {
    this.#graph = graph;
    this.#folder = folder;
    for (const [uri, records] of graph.all()) {
      if (!uri.startsWith(`${folder}/`)) continue;
      for (const [contract, { id, symbols }] of records.entries()) {
        if (id !== undefined) put(this.#contracts, id, { uri, contract });
        for (const [index, { kind, name, physicalName }] of symbols.entries()) {
          if (kind !== 'object') continue;
          for (const key of new Set([name, physicalName]))
            if (key !== undefined) put(this.#objects, key, { uri, contract, index });
        }
      }
    }
  }

  of(file: DbtFile, resource: DbtResource): SymbolAddress | undefined {
    const names = [resource.relation, resource.name].filter((one) => one !== undefined);
    if (resource.contract !== undefined) {
      const contract = this.contractOf(file, resource);
      return contract && this.#objectIn(contract, resource, names);
    }
    for (const name of names) {
      const found = this.#objects.get(name);
      if (found !== undefined) return isOneContract(found) ? this.#only(found, name) : undefined;
    }
    return undefined;
  }

  /** The contract that `meta` names: by its id, or by a path from the file, from its project, or from the workspace folder. */
  contractOf(file: DbtFile, { contract }: DbtResource): ContractAddress | undefined {
    if (contract === undefined) return undefined;
    const text = String(contract.value);
    const byId = this.#contracts.get(text);
    if (byId !== undefined) return byId.length === 1 ? byId[0] : undefined;
    for (const from of [file.uri, `${file.project}/.`, `${this.#folder}/.`]) {
      const uri = this.#graph.resolveFile(from, text);
      if (uri !== undefined && this.#graph.records(uri)?.length === 1) return { uri, contract: 0 };
    }
    return undefined;
  }

  #objectIn(
    { uri, contract }: ContractAddress,
    resource: DbtResource,
    names: readonly string[],
  ): SymbolAddress | undefined {
    const symbols = this.#graph.records(uri)?.[contract]?.symbols ?? [];
    const objects = symbols.flatMap(({ kind }, index) =>
      kind === 'object' ? [{ uri, contract, index }] : [],
    );
    const wanted = resource.object === undefined ? undefined : String(resource.object.value);
    if (wanted === undefined && objects.length === 1) return objects[0];
    for (const name of wanted === undefined ? names : [wanted]) {
      const found = objects.filter((one) => {
        const symbol = symbolOf(this.#graph, one);
        return symbol?.name === name || symbol?.physicalName === name || symbol?.id === wanted;
      });
      if (found.length > 0) return this.#only(found, name);
    }
    return undefined;
  }

  /** Of several objects of one contract the one whose physical name it is. */
  #only(found: readonly SymbolAddress[], name: string): SymbolAddress | undefined {
    if (found.length < 2) return found[0];
    const physical = found.filter((one) => symbolOf(this.#graph, one)?.physicalName === name);
    return physical.length === 1 ? physical[0] : undefined;
  }
}

function put<Value>(table: Map<string, Value[]>, key: string, value: Value): void {
  const values = table.get(key);
  if (values === undefined) table.set(key, [value]);
  else values.push(value);
}

function isOneContract(found: readonly SymbolAddress[]): boolean {
  const [first] = found;
  return found.every(({ uri, contract }) => uri === first?.uri && contract === first.contract);
}
