import { finish, type Steps } from '../../base/steps.ts';
import { edgesFrom, type LineageEdge } from '../../ide/lineage-edges.ts';
import { sourcesOf } from '../../lint/governance/classification-lineage.ts';
import { columnsOf } from '../../lint/governance/declared-tables.ts';
import { shownNames } from '../../lint/governance/shown-columns.ts';
import type { ContractRecord, ReferenceRecord, SymbolRecord } from '../../model/contract-record.ts';
import type { DbtColumn } from '../../model/dbt/dbt-model.ts';
import type { Lineage } from '../../model/lineage/build-lineage.ts';
import { relationName } from '../../model/lineage/file-facts.ts';
import type { ColumnLineage, ColumnOrigin as Origin } from '../../model/lineage/lineage-graph.ts';
import { namedBy, objectAround } from '../../model/lineage/named-by.ts';
import type { PlacedObject } from '../../model/lineage/table.ts';
import type { SymbolIndex } from '../symbol-index.ts';
import { KnownColumns, modelIn, type KnownColumn } from './known-columns.ts';

/**
 * What the columns of tables are made of, one table at a time, each worked out when somebody asks first. Holds for one
 * state of the workspace.
 */
export class ColumnLineages {
  readonly #lineage: Lineage;
  readonly #index: SymbolIndex;
  readonly known: KnownColumns;
  /** By file, and there by contract and object. */
  readonly #edges = new Map<string, Map<string, LineageEdge[]>>();
  readonly #done = new Map<string, readonly ColumnLineage[]>();

  constructor(lineage: Lineage, index: SymbolIndex) {
    this.#lineage = lineage;
    this.#index = index;
    this.known = new KnownColumns(lineage, index);
  }

  of(node: string): readonly ColumnLineage[] {
    return finish(this.steps(node));
  }

  /** The same in steps, so that others get a word in, or call it off. */
  *steps(node: string): Steps<readonly ColumnLineage[]> {
    const done = this.#done.get(node);
    if (done !== undefined) return done;
    const known = yield* this.known.steps(node);
    const origins = new Origins(node);
    for (const object of this.#lineage.objects(node)) yield* this.#ofObject(object, origins);
    for (const uri of this.#lineage.models(node)) {
      for (const column of modelIn(this.#index, uri)?.columns ?? []) {
        this.#ofModel(uri, column, origins);
        yield;
      }
    }
    this.#ofAssets(node, origins);
    const namesOf = new Map<KnownColumn, string[]>();
    for (const [key, column] of known) {
      const names = namesOf.get(column);
      if (names === undefined) namesOf.set(column, [key]);
      else names.push(key);
    }
    const columns: ColumnLineage[] = [];
    for (const [column, names] of namesOf) {
      const { name, type, classification, uri, place } = column;
      const from = origins.of(names);
      columns.push({ node, column: name, type, classification, uri, place, from });
      yield;
    }
    this.#done.set(node, columns);
    return columns;
  }

  *#ofObject({ uri, contract, index }: PlacedObject, origins: Origins): Steps<void> {
    const record = this.#index.records(uri)?.[contract];
    const symbol = record?.symbols[index];
    if (record === undefined || symbol === undefined) return;
    for (const property of columnsOf({ uri, record, index, symbol })) {
      const { name } = property.symbol;
      const sources = sourcesOf(record).get(property.index) ?? [];
      if (name === undefined || sources.length === 0) continue;
      for (const origin of this.#taken(uri, record, contract, property.symbol, sources))
        origins.add(name, origin);
      yield;
    }
    for (const edge of this.#edgesOf(uri, contract, index)) {
      const from = record.symbols[edge.from.index];
      const other = this.#index.records(edge.to.uri)?.[edge.to.contract];
      const to = other?.symbols[edge.to.index];
      if (other === undefined || to?.kind !== 'property') continue;
      const table = objectAround(other, edge.to.index);
      const node = this.#lineage.object(edge.to.uri, edge.to.contract, table);
      if (node === undefined || from?.name === undefined || to.name === undefined) continue;
      const kind = edge.isSource ? {} : ({ kind: 'reference' } as const);
      origins.add(from.name, { node, column: to.name, ...kind });
    }
  }

  /** What the properties of an object name; those of a whole file are looked for once. */
  #edgesOf(uri: string, contract: number, object: number): readonly LineageEdge[] {
    let edges = this.#edges.get(uri);
    if (edges === undefined) {
      edges = new Map<string, LineageEdge[]>();
      for (const edge of edgesFrom(this.#index, uri)) {
        const { contract: of, index } = edge.from;
        const key = `${String(of)} ${String(this.#index.records(uri)?.[of]?.symbols[index]?.parent)}`;
        const known = edges.get(key);
        if (known === undefined) edges.set(key, [edge]);
        else known.push(edge);
      }
      this.#edges.set(uri, edges);
    }
    return edges.get(`${String(contract)} ${String(object)}`) ?? [];
  }

  /** The columns of its sources that a property is made of: those that it or its logic names, or else those of its own name. */
  #taken(
    uri: string,
    record: ContractRecord,
    contract: number,
    { name = '', physicalName, governed }: SymbolRecord,
    sources: readonly ReferenceRecord[],
  ): readonly Origin[] {
    const logic = governed?.logic;
    const own = physicalName === undefined ? [name] : [name, physicalName];
    const wanted =
      logic === undefined ? own : [...new Set(shownNames(logic).map((one) => one.name))];
    const nodes = new Set<string>();
    const named: Origin[] = [];
    for (const source of sources) {
      const table = namedBy(record, contract, source);
      const node = table && this.#lineage.find(uri, table);
      const [, ...more] = source.segments;
      const last = more.at(-1)?.text;
      const column = node && last && this.known.nameIn(node, last);
      if (node !== undefined && column) named.push({ node, column });
      else if (node !== undefined) nodes.add(node);
    }
    const others = [...nodes].flatMap((node, _, { length }): readonly Origin[] => {
      const known = wanted.flatMap((one) => this.known.nameIn(node, one) ?? []);
      const isBlank = this.known.of(node).size === 0 && length === 1;
      const columns = isBlank ? wanted.slice(0, logic === undefined ? 1 : undefined) : known;
      return [...new Set(columns)].map((column) => ({ node, column }));
    });
    return [...named, ...others];
  }

  #ofModel(uri: string, { name, from }: DbtColumn, origins: Origins): void {
    for (const { relation, column, except } of from) {
      const node = this.#lineage.find(uri, relationName(relation));
      if (node === undefined) continue;
      if (column !== undefined)
        origins.add(name.text, { node, column: this.known.nameIn(node, column) ?? column });
      else if (name.text === '*')
        for (const one of this.known.columnsOfStar(uri, relation, except))
          origins.add(one.name, { node, column: one.name });
    }
  }

  #ofAssets(node: string, origins: Origins): void {
    for (const { witness, uri } of this.#lineage.graph.nodes.get(node)?.faces ?? []) {
      const file = witness === 'asset' ? this.#index.governed.file(uri) : undefined;
      if (file?.kind !== 'asset') continue;
      for (const { name, from } of file.columns) {
        const dot = from?.lastIndexOf('.') ?? -1;
        if (from === undefined || dot < 1) continue;
        const parts = from.slice(0, dot).split('.');
        const other = this.#lineage.find(uri, { by: 'name', parts, hints: [] });
        const column = from.slice(dot + 1);
        if (other === undefined) continue;
        origins.add(name.text, {
          ...{ node: other, column: this.known.nameIn(other, column) ?? column },
        });
      }
    }
  }
}

/** What each column is made of, each origin once. */
class Origins {
  readonly #node: string;
  readonly #all = new Map<string, Map<string, Origin>>();

  constructor(node: string) {
    this.#node = node;
  }

  add(column: string, origin: Origin): void {
    const key = column.toLowerCase();
    // What a table says of itself is no lineage.
    if (origin.node === this.#node && origin.column.toLowerCase() === key) return;
    const known = this.#all.get(key) ?? new Map<string, Origin>();
    this.#all.set(key, known);
    const place = `${origin.node} ${origin.column.toLowerCase()}`;
    if (!known.has(place)) known.set(place, origin);
  }

  of(names: readonly string[]): readonly Origin[] {
    const found = new Map<string, Origin>();
    for (const name of names)
      for (const [key, origin] of this.#all.get(name) ?? []) found.set(key, origin);
    return [...found.values()];
  }
}
