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

  /** What a table of a circle of stars gives is not known. */
  of(node: string): ReadonlyMap<string, KnownColumn> {
    let known = this.#known.get(node);
    if (known === undefined) {
      this.#known.set(node, new Map());
      this.#known.set(node, (known = this.#collect(node)));
    }
    return known;
  }

  /** As it is called where it is declared. */
  nameIn(node: string, name: string): string | undefined {
    return this.of(node).get(name.toLowerCase())?.name;
  }

  #collect(node: string): ReadonlyMap<string, KnownColumn> {
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
        const column = { name, type: type || undefined, classification, uri, place };
        add(name, column);
        if (physicalName !== undefined) add(physicalName, column);
      }
    }
    for (const uri of this.#lineage.models(node)) {
      const model = modelIn(this.#index, uri);
      for (const column of model?.columns ?? [])
        for (const one of this.#given(uri, column)) add(one.name, one);
    }
    for (const face of this.#lineage.graph.nodes.get(node)?.faces ?? [])
      for (const column of this.#described(face)) add(column.name, column);
    return found;
  }

  #given(uri: string, { name, from }: DbtColumn): readonly KnownColumn[] {
    const said = { type: undefined, classification: undefined, uri, place: name.place };
    if (name.text !== '*') return [{ ...said, name: name.text }];
    return from.flatMap(({ relation, column, except }) => {
      if (column !== undefined) return [];
      return this.columnsOfStar(uri, relation, except).map((one) => ({ ...said, name: one.name }));
    });
  }

  /** What a star in a file gives. */
  columnsOfStar(
    uri: string,
    relation: Parameters<typeof relationName>[0],
    except: readonly string[],
  ): readonly KnownColumn[] {
    const node = this.#lineage.find(uri, relationName(relation));
    const all = node === undefined ? [] : new Set(this.of(node).values());
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
