import { propertiesOf, type ContractSymbol, type ContractSymbols } from '../../model/symbols.ts';
import type { SqlName } from '../../syntax/sql/sql-facts.ts';
import { knownText } from '../field-value.ts';
import { placeholderMeaning } from '../../model/sql-placeholders.ts';

/** The columns of a table by folded name, with the properties that describe them. */
export interface TableColumns {
  readonly byName: ReadonlyMap<string, readonly ContractSymbol[]>;
  /** As they are written in the contract. */
  readonly names: readonly string[];
  /** Names and physical names: what a misspelt one may mean. */
  readonly spellings: readonly string[];
}

/** Finds the objects that the tables of a query are. */
export class ContractTables {
  readonly #byName = new Map<string, ContractSymbol[]>();
  readonly #servers: readonly ContractSymbol[];

  constructor({ objects, servers }: ContractSymbols) {
    this.#servers = servers;
    for (const object of objects) {
      for (const path of pathsOf(object)) {
        const last = path.at(-1) ?? '';
        const same = this.#byName.get(last) ?? [];
        if (!same.includes(object)) same.push(object);
        this.#byName.set(last, same);
      }
    }
  }

  /** The objects that a table's name means; `home` is the one that is checked. None when it may be another table. */
  find(path: readonly SqlName[], home: ContractSymbol | undefined): readonly ContractSymbol[] {
    const last = path.at(-1);
    if (last === undefined) return [];
    if (last.placeholder !== undefined) {
      const isHome = home !== undefined && placeholderMeaning(last.placeholder) === 'object';
      return isHome && this.#mayHold(partsOf(path.slice(0, -1)), home) ? [home] : [];
    }
    const written = partsOf(path);
    const name = written.at(-1) ?? '';
    return (this.#byName.get(name) ?? []).filter((object) =>
      this.#mayHold(written.slice(0, -1), object, name),
    );
  }

  /**
   * Whether the object, called by the name where that is known, lies where the parts before it say. A part
   * that is known later is not compared.
   */
  #mayHold(
    qualifiers: readonly (string | undefined)[],
    object: ContractSymbol,
    name?: string,
  ): boolean {
    return (
      qualifiers.at(-1) === undefined ||
      pathsOf(object).some(
        (own) =>
          own.length > 1 &&
          (name === undefined || own.at(-1) === name) &&
          isTail(qualifiers, own.slice(0, -1)),
      ) ||
      this.#isServer(qualifiers.at(-1), qualifiers.at(-2))
    );
  }

  /** Whether a server of the contract calls its schema, database or data set so, and what is around that not otherwise. */
  #isServer(inner: string | undefined, outer: string | undefined): boolean {
    return this.#servers.some(({ visit }) => {
      const said = (field: string): string | undefined => knownText(visit, field)?.toLowerCase();
      const field = ['schema', 'dataset', 'database'].find((one) => said(one) === inner);
      if (field === undefined) return false;
      const around = ['catalog', 'project', 'database'].filter((one) => one !== field).map(said);
      const known = around.filter((one) => one !== undefined);
      return outer === undefined || known.length === 0 || known.includes(outer);
    });
  }
}

const columns = new WeakMap<ContractSymbol, TableColumns | null>();

/** The columns of an object or of a nested property; null when the contract does not list them all. */
export function columnsOf(symbol: ContractSymbol): TableColumns | null {
  let found = columns.get(symbol);
  if (found === undefined) columns.set(symbol, (found = readColumns(symbol)));
  return found;
}

function readColumns(symbol: ContractSymbol): TableColumns | null {
  const properties = propertiesOf(symbol);
  if (properties.length === 0) return null;
  const byName = new Map<string, ContractSymbol[]>();
  const names: string[] = [];
  const spellings: string[] = [];
  for (const property of properties) {
    const { name } = property;
    const written = [name, knownText(property.visit, 'physicalName')].filter(
      (one) => one !== undefined,
    );
    const isOpen = written.some((one) => one.includes('${') || one.includes('{{'));
    const isHidden = property.visit.byName.has('physicalName') && written.length < 2;
    if (name === undefined || isOpen || isHidden) return null;
    names.push(name);
    spellings.push(...written);
    for (const one of written) {
      const plain = unquoted(one);
      // A flat list may spell nested fields out: `address.city` is in the column `address`.
      for (const key of new Set([plain, ...plain.split('.')])) {
        const same = byName.get(key) ?? [];
        same.push(property);
        byName.set(key, same);
      }
    }
  }
  return { byName, names, spellings };
}

/** The names of an object, in parts and folded. */
function pathsOf(object: ContractSymbol): string[][] {
  return [object.name, knownText(object.visit, 'physicalName')]
    .filter((one) => one !== undefined)
    .map((one) => unquoted(one).split('.'));
}

function unquoted(name: string): string {
  return name.toLowerCase().replaceAll(/["`[\]]/g, '');
}

/** The parts of a name, folded; undefined for what is known later. */
function partsOf(path: readonly SqlName[]): (string | undefined)[] {
  return path.flatMap(({ folded, placeholder }) =>
    placeholder === undefined ? folded.split('.') : [undefined],
  );
}

/** Whether two paths are the same as far as both go and are known. */
function isTail(a: readonly (string | undefined)[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  const known = a.slice(a.length - length);
  return b
    .slice(b.length - length)
    .every((part, at) => known[at] === undefined || known[at] === part);
}
