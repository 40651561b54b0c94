import type { ObjectContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { DbtInput } from '../dbt-input.ts';
import type { Layer, PlannedModel, PlannedTable } from '../dbt-plan.ts';
import { tableName } from './plan-sources.ts';
import { safeName, snakeName, type TakenNames } from './safe-name.ts';

/** A model before anybody asked what it reads. */
export interface ModelNode extends Omit<PlannedModel, 'reads'> {
  /** Of a staging model: what it reads. */
  readonly table: PlannedTable | undefined;
}

const prefixes: Readonly<Record<Layer, readonly string[]>> = {
  staging: ['stg_'],
  intermediate: ['int_'],
  marts: ['fct_', 'dim_'],
};

const usual: Readonly<Record<Layer, string>> = {
  staging: 'view',
  intermediate: 'view',
  marts: 'table',
};

/** Beginnings of the names of models of a layer, as the policies of a contract ask for; never empty. */
export function prefixesOf(
  layer: Layer,
  contract: WorkspaceContract | undefined,
): readonly string[] {
  const said = contract?.policies.naming?.layers.get(layer)?.prefixes?.value ?? [];
  const known = said.filter((prefix) => /^[A-Za-z_]\w*$/.test(prefix));
  return known.length > 0 ? known : prefixes[layer];
}

/** Makes the nodes of a project; names are given out in the order in which they are asked for. */
export class ModelNodes {
  readonly #input: DbtInput;
  readonly #names: TakenNames;

  constructor(input: DbtInput, names: TakenNames) {
    this.#input = input;
    this.#names = names;
  }

  /** `isShared`: another system has an object of that name. */
  staging(table: PlannedTable, isShared: boolean): ModelNode {
    const { contract, object } = table;
    const [prefix = 'stg_'] = prefixesOf('staging', contract);
    const core = without(prefix, snakeName(object.name, 'table'));
    const system = snakeName(table.source);
    const long: [string, string] = [`${prefix}${system}__${core}`, `${prefix}${system}_${core}`];
    const wanted: readonly [string, ...string[]] = isShared ? long : [`${prefix}${core}`, ...long];
    const { models } = this.#input.existing;
    const there = wanted.find((name) => models.has(name) && !this.#names.has(name));
    const name = this.#names.take(...(there === undefined ? wanted : one(there)));
    return this.#node('staging', name, system, contract, { contract, object }, table);
  }

  /** The model of an object that follows no source. */
  promised(contract: WorkspaceContract, object: ObjectContent): ModelNode {
    const physical = tableName(object);
    const layer = layerOf(contract, object.name) ?? layerOf(contract, physical);
    const [prefix = 'fct_'] = prefixesOf('marts', contract);
    const promised = layerOf(contract, object.name) === undefined ? physical : object.name;
    const base = safeName(promised, 'table');
    const wanted = layer === undefined ? `${prefix}${base}` : base;
    const other = `${wanted}_${snakeName(contract.content.name ?? contract.content.id ?? 'other')}`;
    const name = this.#names.take(wanted, other);
    return this.#node(layer ?? 'marts', name, domainOf(contract), contract, { contract, object });
  }

  /** A model that a contract or topology names and that no contract describes. */
  intermediate(name: string, asked: WorkspaceContract): ModelNode {
    const own = this.#names.take(safeName(name));
    return this.#node('intermediate', own, domainOf(asked), asked);
  }

  #node(
    layer: Layer,
    name: string,
    folder: string | undefined,
    askedBy: WorkspaceContract,
    promise?: ModelNode['promise'],
    table?: PlannedTable,
  ): ModelNode {
    const below = folder === undefined ? `models/${layer}` : `models/${layer}/${folder}`;
    const existing = this.#input.existing.models.get(name);
    const sql = `${below}/${name}.sql`;
    const isWritten = existing?.sql !== undefined && existing.sql !== sql;
    return {
      ...{ name, layer, promise, table, isWritten, askedBy },
      sql: existing?.sql ?? besideYaml(name, existing?.yaml) ?? sql,
      yaml: existing?.yaml ?? `${below}/_${folder ?? layer}__models.yml`,
      materialization: materializationOf(layer, askedBy),
      alias: this.#alias(name, layer, promise),
      domain: folder,
    };
  }

  /** The table keeps the name that its contract promises, unless another one has it already. */
  #alias(name: string, layer: Layer, promise: ModelNode['promise']): string | undefined {
    if (layer === 'staging' || promise === undefined) return undefined;
    const promised = tableName(promise.object);
    const isPlain = /^[A-Za-z_]\w*$/.test(promised);
    return promised !== name && isPlain && this.#names.claim(promised) ? promised : undefined;
  }
}

/** Where people describe a model that has no query yet, they look for it. */
function besideYaml(name: string, yaml: string | undefined): string | undefined {
  const folder = yaml === undefined ? undefined : /^(models\/(?:.*\/)?)[^/]+$/.exec(yaml)?.[1];
  return folder === undefined ? undefined : `${folder}${name}.sql`;
}

function one(name: string): readonly [string] {
  return [name];
}

function without(prefix: string, name: string): string {
  return name.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : name;
}

function layerOf(contract: WorkspaceContract, name: string): Layer | undefined {
  const layers: readonly Layer[] = ['marts', 'intermediate', 'staging'];
  return layers.find((layer) =>
    prefixesOf(layer, contract).some((prefix) => name.toLowerCase().startsWith(prefix)),
  );
}

function domainOf({ content }: WorkspaceContract): string | undefined {
  return content.domain === undefined ? undefined : snakeName(content.domain, 'other');
}

/** As the naming policy asks: of alternatives the first. */
export function materializationOf(layer: Layer, contract: WorkspaceContract | undefined): string {
  const said = contract?.policies.naming?.layers.get(layer)?.materialization?.value;
  const first = said?.split('|')[0]?.trim();
  return first !== undefined && /^\w+$/.test(first) ? first : usual[layer];
}
