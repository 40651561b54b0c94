import { finish, type Steps } from '../../base/steps.ts';
import { columnsOf } from '../../lint/governance/declared-tables.ts';
import type { DbtColumn, DbtModel } from '../../model/dbt/dbt-model.ts';
import type { Lineage } from '../../model/lineage/build-lineage.ts';
import { relationName } from '../../model/lineage/file-facts.ts';
import type { LineageFace } from '../../model/lineage/lineage-graph.ts';
import type { Place } from '../../model/place.ts';
import type { SymbolIndex } from '../symbol-index.ts';

/** A column that somebody declares or makes. */
export interface KnownColumn {
  readonly name: string;
  readonly type: string | undefined;
  readonly classification: string | undefined;
  readonly uri: string;
  readonly place: Place;
}

/** The columns of tables by all that they are called, in lower case: a contract names it best, then SQL, then YAML. */
export class KnownColumns {
  readonly #lineage: Lineage;
  readonly #index: SymbolIndex;
  readonly #known = new Map<string, ReadonlyMap<string, KnownColumn>>();

  constructor(lineage: Lineage, index: SymbolIndex) {
    this.#lineage = lineage;
    this.#index = index;
  }

  of(node: string): ReadonlyMap<string, KnownColumn> {
    return this.#known.get(node) ?? finish(this.steps(node));
  }

  /**
   * The same in steps: first the tables whose columns its stars give, however long their chain is. What a table of a
   * circle of stars gives is not known.
   */
  *steps(node: string): Steps<ReadonlyMap<string, KnownColumn>> {
    const open = new Set<string>();
    const waiting = [node];
    for (let at = waiting.at(-1); at !== undefined; at = waiting.at(-1)) {
      if (!open.has(at) && !this.#known.has(at)) {
        open.add(at);
        const wanted = this.#starred(at);
        waiting.push(...wanted.filter((one) => !open.has(one) && !this.#known.has(one)));
      } else {
        waiting.pop();
        if (open.has(at)) this.#known.set(at, this.#collect(at, open));
        open.delete(at);
      }
      yield;
    }
    return this.of(node);
  }

  /** The tables all of whose columns a table gives. */
  #starred(node: string): readonly string[] {
    return this.#lineage.models(node).flatMap((uri) => {
      const columns = modelIn(this.#index, uri)?.columns ?? [];
      const stars = columns.flatMap(({ name, from }) => (name.text === '*' ? from : []));
      return stars.flatMap(({ relation, column }) => {
        const other =
          column === undefined ? this.#lineage.find(uri, relationName(relation)) : undefined;
        return other ?? [];
      });
    });
  }

  /** As it is called where it is declared. */
  nameIn(node: string, name: string): string | undefined {
    return this.of(node).get(name.toLowerCase())?.name;
  }

  /** `open`: tables that wait for this one. */
  #collect(node: string, open: ReadonlySet<string>): ReadonlyMap<string, KnownColumn> {
    const found = new Map<string, KnownColumn>();
    const add = (name: string, column: KnownColumn): void => {
      const key = name.toLowerCase();
      if (!found.has(key)) found.set(key, column);
    };
    for (const { uri, contract, index } of this.#lineage.objects(node)) {
      const record = this.#index.records(uri)?.[contract];
      const symbol = record?.symbols[index];
      if (record === undefined || symbol === undefined) continue;
      for (const { symbol: property } of columnsOf({ uri, record, index, symbol })) {
        const { name, namePlace: place, physicalName, type, governed } = property;
        if (name === undefined || place === undefined) continue;
        const classification = governed?.classification?.text;
        const column = { name, type: storedType(type), classification, uri, place };
        add(name, column);
        if (physicalName !== undefined) add(physicalName, column);
      }
    }
    for (const uri of this.#lineage.models(node)) {
      const model = modelIn(this.#index, uri);
      for (const column of model?.columns ?? [])
        for (const one of this.#given(uri, column, open)) add(one.name, one);
    }
    for (const face of this.#lineage.graph.nodes.get(node)?.faces ?? [])
      for (const column of this.#described(face)) add(column.name, column);
    return found;
  }

  #given(
    uri: string,
    { name, from }: DbtColumn,
    open: ReadonlySet<string>,
  ): readonly KnownColumn[] {
    const said = { type: undefined, classification: undefined, uri, place: name.place };
    if (name.text !== '*') return [{ ...said, name: name.text }];
    return from.flatMap(({ relation, column, except }) => {
      if (column !== undefined) return [];
      const all = this.columnsOfStar(uri, relation, except, open);
      return all.map((one) => ({ ...said, name: one.name }));
    });
  }

  /** What a star in a file gives. */
  columnsOfStar(
    uri: string,
    relation: Parameters<typeof relationName>[0],
    except: readonly string[],
    open?: ReadonlySet<string>,
  ): readonly KnownColumn[] {
    const node = this.#lineage.find(uri, relationName(relation));
    const isKnown = node !== undefined && open?.has(node) !== true;
    const all = isKnown ? new Set(this.of(node).values()) : [];
    return [...all].filter(({ name }) => !except.includes(name.toLowerCase()));
  }

  #described({ uri, place, witness }: LineageFace): readonly KnownColumn[] {
    if (witness !== 'dbt' && witness !== 'asset') return [];
    const file = this.#index.governed.file(uri);
    const said = { classification: undefined, uri };
    if (file?.kind === 'asset')
      return file.columns.map(({ name }) => ({
        ...{ ...said, name: name.text, type: undefined, place: name.place },
      }));
    if (file?.kind !== 'dbt-properties') return [];
    const all = [...file.models, ...file.tables].filter(
      ({ name }) => name.place.line === place.line && name.place.start === place.start,
    );
    return all.flatMap(({ columns }) =>
      columns.map(({ name, dataType: type }) => ({
        ...{ ...said, name: name.text, type, place: name.place },
      })),
    );
  }
}

export function modelIn(index: SymbolIndex, uri: string): DbtModel | undefined {
  const file = index.governed.file(uri);
  return file?.kind === 'dbt-model' || file?.kind === 'dbt-snapshot' ? file.model : undefined;
}

/** Of `string · VARCHAR(18)` what the database says: the last, which is the logical one where there is no other. */
function storedType(types: string): string | undefined {
  return types === '' ? undefined : types.split(' · ').at(-1);
}
