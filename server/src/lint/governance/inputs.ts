import type { ContractRecord } from '../../model/contract-record.ts';
import { outputsOf } from '../../model/product-ports.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import { tablesIn } from './declared-tables.ts';
import type { GovernedContract } from './governed-tables.ts';
import { withoutLayer } from './layers.ts';

/** A contract that another one is made from. */
export interface Input {
  readonly uri: string;
  readonly record: ContractRecord;
  /** The object that is read; undefined for the contract as a whole. */
  readonly object: string | undefined;
  /** The object that is made of it; undefined for all. */
  readonly reader: string | undefined;
}

/** As many models are followed between a contract and its sources. */
const MAX_MODELS = 200;

/** What a contract is made from: by `transformSourceObjects`, and by the products that hand it out. */
export function inputsOf(contract: GovernedContract, workspace: WorkspaceView): readonly Input[] {
  return [...ofSourceObjects(contract, workspace), ...ofProducts(contract, workspace)];
}

function* ofSourceObjects(contract: GovernedContract, workspace: WorkspaceView): Iterable<Input> {
  const { record, uri } = contract;
  const seen = new Set<string>();
  for (const { field, file, segments, owner } of record.references) {
    const [first] = segments;
    if (field !== 'source-object' || first?.target !== -1) continue;
    const reader = objectAround(record, owner);
    const key = `${reader ?? ''} ${file ?? ''} ${first.text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const named =
      file === undefined
        ? new Sources(contract, workspace).of(first.text)
        : inFile(workspace, workspace.resolveFile(uri, file), first.text);
    for (const one of named) yield { ...one, reader };
  }
}

/** The name of the object that a symbol is or stands in. */
function objectAround({ symbols }: ContractRecord, index: number): string | undefined {
  for (let at = index; at >= 0; at = symbols[at]?.parent ?? -1) {
    const symbol = symbols[at];
    if (symbol?.kind === 'object') return symbol.name;
  }
  return undefined;
}

type Found = Omit<Input, 'reader'>;

/** The contracts behind a name, through the models between. */
class Sources {
  readonly #contract: GovernedContract;
  readonly #workspace: WorkspaceView;
  readonly #seen = new Set<string>();

  constructor(contract: GovernedContract, workspace: WorkspaceView) {
    this.#contract = contract;
    this.#workspace = workspace;
  }

  of(name: string): readonly Found[] {
    if (this.#seen.has(name) || this.#seen.size > MAX_MODELS) return [];
    this.#seen.add(name);
    const declared = this.#declaring(name);
    if (declared.length > 0) return declared;
    const [model] = this.#workspace.models(name, this.#contract.uri);
    if (model !== undefined) {
      const { refs, sources } = model.model;
      return [
        ...refs.flatMap(({ text }) => this.of(text)),
        ...sources.flatMap(({ table }) => this.#declaring(table.text)),
      ];
    }
    const source = withoutLayer(name, this.#contract.policies);
    return source === undefined ? [] : this.#declaring(source);
  }

  /** The one contract that declares an object; of several nobody knows which is meant. */
  #declaring(object: string): readonly Found[] {
    const { uri: own, record: self } = this.#contract;
    const found: Found[] = [];
    for (const uri of this.#workspace.declaring(object)) {
      const all = inFile(this.#workspace, uri, object);
      found.push(...all.filter(({ record }) => uri !== own || record !== self));
    }
    return found.length === 1 ? found : [];
  }
}

function inFile(workspace: WorkspaceView, uri: string | undefined, name: string): readonly Found[] {
  if (uri === undefined) return [];
  return tablesIn(workspace, uri, name).flatMap(({ record, symbol }): Found[] =>
    record.standard === 'odcs' ? [{ uri, record, object: symbol.name }] : [],
  );
}

/** Of each product that hands the contract out what that output needs, or else all that goes in. */
function* ofProducts({ record }: GovernedContract, workspace: WorkspaceView): Iterable<Input> {
  if (record.id === undefined) return;
  const ids = new Set<string>();
  for (const uri of workspace.namingContract(record.id))
    for (const product of workspace.contracts(uri) ?? [])
      for (const { contract, needs } of outputsOf(product))
        if (contract.text === record.id) for (const { text } of needs) ids.add(text);
  ids.delete(record.id);
  for (const id of ids) {
    const [place, other] = workspace.withId(id);
    // Several versions promise different things.
    if (place === undefined || other !== undefined) continue;
    const input = (workspace.contracts(place.uri) ?? []).find((one) => one.id === id);
    if (input === undefined) continue;
    yield { uri: place.uri, record: input, object: undefined, reader: undefined };
  }
}
