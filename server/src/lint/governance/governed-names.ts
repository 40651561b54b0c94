import type { SymbolRecord } from '../../model/contract-record.ts';
import type { Word } from '../../model/dbt/dbt-model.ts';
import type { GovernedFile } from '../../model/governed-file.ts';
import type { NamedThing } from '../../model/governance/names/name-rules.ts';
import type { NamingPolicy } from '../../model/governance/naming-policy.ts';
import type { Policies } from '../../model/governance/policies.ts';
import { START, type Place } from '../../model/place.ts';
import { sureLogicalType } from '../../spec/physical-types/sure-logical-type.ts';
import type { WorkspaceVisit } from '../workspace-view.ts';
import {
  governedContracts,
  propertiesOf,
  tablesOf,
  type GovernedContract,
  type GovernedTable,
} from './governed-tables.ts';
import { layerOfModel, layerOfTitles } from './layers.ts';

/** A name that a naming policy speaks of. */
export interface GovernedName {
  readonly policy: NamingPolicy;
  readonly thing: NamedThing;
  readonly place: Place;
  /**
   * Where everything that bears the name is known, so that it can have another one; `description`: YAML of dbt, where
   * that hangs on the SQL.
   */
  readonly within: 'contract' | 'flowchart' | 'dbt' | 'dbt-column' | 'description' | undefined;
  /** Names beside it, which it must not take; those of models are known one by one. */
  readonly beside: () => Iterable<string | undefined>;
}

const none: readonly never[] = [];

/** The names in a file that the naming policy in force speaks of, in source order within each contract. */
export function* governedNames(visit: WorkspaceVisit): Iterable<GovernedName> {
  const { governed, uri, workspace } = visit;
  if (governed !== undefined) {
    const policies = workspace.policies(uri, undefined);
    if (policies.naming !== undefined)
      yield* namesInFile(governed, policies.naming, policies, visit);
    return;
  }
  for (const contract of governedContracts(visit)) {
    const policy = contract.policies.naming;
    if (policy === undefined) continue;
    if (contract.record.standard === 'odps') yield* namesInProduct(contract, policy);
    else for (const table of tablesOf(contract)) yield* namesInTable(table, policy);
  }
}

/** A product and its ports are called like tables, but are in no layer. */
function* namesInProduct(
  { record, domain, uri }: GovernedContract,
  policy: NamingPolicy,
): Iterable<GovernedName> {
  const { name, namePlace, governed } = record;
  const table = (text: string): NamedThing => ({ kind: 'table', name: text, domain, uri });
  if (name !== undefined && namePlace !== undefined)
    yield { policy, thing: table(name), place: namePlace, within: 'contract', beside: () => none };
  for (const { text, place } of governed?.ports ?? none)
    yield { policy, thing: table(text), place, within: undefined, beside: () => none };
}

function* namesInTable(table: GovernedTable, policy: NamingPolicy): Iterable<GovernedName> {
  const { contract, symbol, layer, index } = table;
  const { domain, uri } = contract;
  const { name = '', namePlace } = symbol;
  const physical = physicalOf(contract, symbol);
  if (namePlace !== undefined) {
    // The layer speaks of what stands in the database.
    const inLayer = physical === undefined ? layer : undefined;
    const thing: NamedThing = { kind: 'table', name, layer: inLayer, domain, uri };
    const beside = (): Iterable<string | undefined> => siblings(contract, symbol, index);
    yield { policy, thing, place: namePlace, within: 'contract', beside };
  }
  if (physical !== undefined)
    yield fixed(policy, { kind: 'table', name: physical.text, layer, domain, uri }, physical.place);
  for (const { symbol: property, index: at } of propertiesOf(table)) {
    const logicalType = logicalTypeOf(property);
    const column = { kind: 'column', object: name, logicalType, layer, domain, uri } as const;
    if (property.namePlace !== undefined) {
      const thing: NamedThing = { ...column, name: property.name ?? '' };
      const beside = (): Iterable<string | undefined> => siblings(contract, property, at);
      yield { policy, thing, place: property.namePlace, within: 'contract', beside };
    }
    const word = physicalOf(contract, property);
    if (word !== undefined) yield fixed(policy, { ...column, name: word.text }, word.place);
  }
}

function fixed(policy: NamingPolicy, thing: NamedThing, place: Place): GovernedName {
  return { policy, thing, place, within: undefined, beside: () => none };
}

/**
 * What we call the thing in the database, where that is another name. Systems that data comes from have names of
 * their own, and databases that write everything in capitals mean nothing by it.
 */
function physicalOf(
  { isSource }: GovernedContract,
  { name = '', governed }: SymbolRecord,
): Word | undefined {
  const word = governed?.physicalName;
  if (isSource || word === undefined) return undefined;
  const written = word.text.slice(word.text.lastIndexOf('.') + 1);
  if (written.toLowerCase() === name.toLowerCase()) return undefined;
  return { text: folded(written), place: word.place };
}

/** Nobody chose the case of a name that is all in capitals: databases fold names without quotes. */
function folded(name: string): string {
  return name === name.toUpperCase() ? name.toLowerCase() : name;
}

function logicalTypeOf({ logicalType, type }: SymbolRecord): string | undefined {
  if (logicalType === undefined) return sureLogicalType(type);
  if (logicalType !== 'date') return logicalType;
  // Before version 3.1.0 there was no other word for a point in time.
  const [, physical = ''] = type.split(' · ');
  return sureLogicalType(physical) === 'timestamp' ? 'timestamp' : logicalType;
}

function* siblings(
  { record: { symbols } }: GovernedContract,
  { parent, kind }: SymbolRecord,
  index: number,
): Iterable<string | undefined> {
  for (const [at, other] of symbols.entries())
    if (at !== index && other.parent === parent && other.kind === kind) yield other.name;
}

function* namesInFile(
  file: GovernedFile,
  policy: NamingPolicy,
  policies: Policies,
  { uri, workspace }: WorkspaceVisit,
): Iterable<GovernedName> {
  if (file.kind === 'dbt-model') {
    const { name, constants, columns } = file.model;
    const layer = layerOfModel(name, uri, policies);
    const table: NamedThing = { kind: 'table', name, layer, uri };
    yield { policy, thing: table, place: START, within: 'dbt', beside: () => none };
    for (const { text, place } of constants)
      yield fixed(policy, { kind: 'constant', name: text, uri }, place);
    for (const { name: column, passedOn } of columns ?? none) {
      // What a star gives is written elsewhere.
      const { start, end } = column.place;
      if (column.text === '*' || end - start < column.text.length) continue;
      const text = passedOn === true ? folded(column.text) : column.text;
      const thing: NamedThing = { kind: 'column', object: name, name: text, layer, uri };
      const beside = (): Iterable<string> => others(columns ?? none, column);
      yield { policy, thing, place: column.place, within: 'dbt-column', beside };
    }
  } else if (file.kind === 'dbt-properties') {
    for (const { name, columns } of file.models) {
      const object = name.text;
      const layer = layerOfModel(object, uri, policies);
      for (const { name: column, dataType } of columns) {
        const logicalType = dataType === undefined ? undefined : sureLogicalType(dataType);
        const text = column.text;
        const thing: NamedThing = { kind: 'column', object, name: text, logicalType, layer, uri };
        const beside = (): Iterable<string> => others(columns, column);
        yield { policy, thing, place: column.place, within: 'description', beside };
      }
    }
  } else if (file.kind === 'topology') {
    for (const { name, label, within } of file.nodes) {
      // With words for a label, `A[Stripe API]` may be a system, a step or a dashboard.
      if (label?.text.includes(' ') === true && !name.text.includes('_')) continue;
      // What a contract declares is judged there.
      const [declared] = workspace.declaring(name.text);
      if (declared !== undefined) continue;
      const layer = layerOfTitles(within, policies);
      const thing: NamedThing = { kind: 'table', name: name.text, layer, uri };
      const beside = (): Iterable<string> => others(file.nodes, name);
      yield { policy, thing, place: name.place, within: 'flowchart', beside };
    }
  }
}

/** Names but the one itself, which may get other letters of the same kind: `ID` becomes `id`. */
function others(all: readonly { readonly name: Word }[], own: Word): readonly string[] {
  return all.flatMap(({ name }) => (name === own ? [] : [name.text]));
}
