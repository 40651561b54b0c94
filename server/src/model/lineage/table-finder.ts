import { domainKey } from '../governance/policy-scope.ts';
import type { FileOfFacts, LineageContext } from './lineage-context.ts';
import type { ObjectFact, TableName } from './lineage-facts.ts';
import { isSameSystem } from './systems.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';

type Named = Extract<TableName, { readonly by: 'name' }>;

/** Finds the table that a name in a file means. */
export class TableFinder {
  readonly #tables: Tables;
  readonly #context: LineageContext;
  readonly #files: ReadonlyMap<string, FileOfFacts>;
  readonly #contractFiles = new Map<string, string | undefined>();

  constructor(tables: Tables, files: ReadonlyMap<string, FileOfFacts>, context: LineageContext) {
    this.#tables = tables;
    this.#files = files;
    this.#context = context;
  }

  /**
   * Undefined where the name leads nowhere, or nobody knows to which of several tables. `besides`: the table that is
   * made of it, which is not meant by its own name.
   */
  find(uri: string, name: TableName, besides?: Table): Table | undefined {
    switch (name.by) {
      case 'object':
        return this.#tables.object(uri, name.contract, name.index);
      case 'file':
        return this.#inFile(this.#context.resolveFile(uri, name.path), name.text, name.isId);
      case 'model': {
        const own = this.#context.projectOf(uri);
        const { package: of } = name;
        const project = of === undefined ? own : (this.#tables.projectNamed(of) ?? own);
        if (name.isExposure === true) return this.#tables.exposure(name.name, project);
        const model = this.#tables.model(name.name, project);
        if (model !== undefined) return model;
        return this.#byName({ by: 'name', parts: [name.name], hints: [] }, besides, 'model');
      }
      case 'source':
        return this.#tables.source(name);
      case 'name': {
        const { contract, parts } = name;
        if (contract === undefined) return this.#byName(name, besides);
        return this.#inContract(uri, contract, parts.at(-1)) ?? this.#byName(name, besides);
      }
    }
  }

  #inFile(uri: string | undefined, text: string, isId: boolean): Table | undefined {
    const objects = uri === undefined ? [] : (this.#files.get(uri)?.facts.objects ?? []);
    const isMeant = ({ names, id }: ObjectFact): boolean =>
      isId ? id === text : names.includes(text);
    const found = objects.find(isMeant);
    return uri === undefined || found === undefined
      ? undefined
      : this.#tables.object(uri, found.contract, found.index);
  }

  /** The object of a contract that is named by its path, seen from the file or from a folder around it. */
  #inContract(uri: string, path: string, table = ''): Table | undefined {
    const key = `${uri.slice(0, uri.lastIndexOf('/'))} ${path}`;
    if (!this.#contractFiles.has(key)) this.#contractFiles.set(key, this.#contractFile(uri, path));
    return this.#inFile(this.#contractFiles.get(key), table, false);
  }

  #contractFile(uri: string, path: string): string | undefined {
    let written = path.replace(/^(?:\.?\/)+/, '');
    for (let above = 0; above < MAX_ABOVE; above++) {
      const file = this.#context.resolveFile(uri, written);
      if (file === undefined) return undefined;
      if (this.#files.has(file)) return file;
      if (path.startsWith('..')) return undefined;
      written = `../${written}`;
    }
    return undefined;
  }

  #byName({ parts, hints, isKnown }: Named, besides?: Table, kind?: 'model'): Table | undefined {
    const table = parts.at(-1) ?? '';
    // `table.column`, where no table goes by the last word.
    const [first = ''] = parts;
    const isFirst = parts.length > 1 && this.#tables.named(table).length === 0;
    const name = isFirst && this.#tables.named(first).length > 0 ? first : table;
    const around = isFirst ? [] : parts.slice(0, -1).reverse();
    const all = this.#tables.named(name);
    const others = all.filter(
      (one) => one !== besides && !(isKnown === true && one.kind === 'unknown'),
    );
    if (others.length < 2) {
      if (isKnown === true) return others[0];
      if (all.length === 0) return this.#tables.exposureNamed(name) ?? this.#tables.unknown(name);
      const [found] = others;
      return found?.kind === 'source' && kind === 'model' ? this.#tables.unknown(name) : found;
    }
    const near = firstOf([...around, ...hints], (hint) => only(others.filter(isOf(hint))));
    if (near !== undefined) return near;
    for (const wanted of ORDER) {
      const some = others.filter((one) => one.kind === wanted);
      if (some.length > 0) return only(some);
    }
    return undefined;
  }
}

/** Folders above a file from which a path may be written. */
const MAX_ABOVE = 8;

/** What is meant rather, where several are called the same: what is made, before what it is made of. */
const ORDER: readonly Table['kind'][] = ['model', 'object', 'source', 'unknown'];

function only(tables: readonly Table[]): Table | undefined {
  return tables.length === 1 ? tables[0] : undefined;
}

function isOf(hint: string): (table: Table) => boolean {
  const key = domainKey(hint);
  return ({ system, schema, domain }) =>
    (schema !== undefined && domainKey(schema) === key) ||
    (domain !== undefined && domainKey(domain) === key) ||
    (system !== undefined && key !== '' && isSameSystem(system, hint));
}

function firstOf<Item, Result>(
  items: readonly Item[],
  find: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
