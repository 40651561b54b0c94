import type { ContractRecord, ReferenceRecord, SymbolRecord } from '../../model/contract-record.ts';
import type { Classifier } from '../../model/governance/classifier.ts';
import type { Origin } from '../../model/governance/origin.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import { nameOfRule } from './classified-properties.ts';
import { columnNamed, tablesIn, tablesNamed, type DeclaredPlace } from './declared-tables.ts';
import { withoutLayer } from './layers.ts';
import { outsideColumns } from './model-columns.ts';
import { hidesValue, type ProtectingMacros } from './protecting-functions.ts';
import { shownNames } from './shown-columns.ts';

/** How closed a property has to be, and what says so. */
export interface KnownLevel {
  readonly level: string;
  readonly rank: number;
  /** The property that is so closed. */
  readonly property: string;
  readonly place: Origin;
  /** The rule of the policy that makes it so, or the level that it declares. */
  readonly by: { readonly rule: string; readonly at: Origin };
}

/** What the policies in force for a product say of values that it takes from elsewhere. */
export interface LineageRules {
  readonly classifier: Classifier;
  readonly macros: ProtectingMacros;
  readonly policies: Policies;
}

/** A property that takes values from elsewhere, and what it stands in. */
interface Shown {
  readonly symbol: SymbolRecord;
  readonly home: SymbolRecord | undefined;
}

/** Steps from product to product that are followed. */
const MAX_STEPS = 30;

/** Finds out how closed the values are that properties take from other objects. Made for one look at one file. */
export class ClassificationLineage {
  readonly #workspace: WorkspaceView;
  readonly #rules: LineageRules;
  readonly #levels = new Map<SymbolRecord, KnownLevel | undefined>();
  readonly #tables = new Map<string, readonly DeclaredPlace[]>();
  #steps = 0;

  constructor(workspace: WorkspaceView, rules: LineageRules) {
    this.#workspace = workspace;
    this.#rules = rules;
  }

  /** The most closed level among the values that a property shows; undefined when it shows none of a known level. */
  shownBy({ uri, record, index, symbol }: DeclaredPlace): KnownLevel | undefined {
    const references = sourcesOf(record).get(index);
    const { logic, treatment } = symbol.governed ?? {};
    if (references === undefined) return undefined;
    if (treatment !== undefined && treatment.text !== 'none') return undefined;
    const names =
      logic === undefined ? [{ name: symbol.name ?? '', through: [] }] : shownNames(logic);
    let strictest: KnownLevel | undefined;
    for (const reference of references) {
      for (const { name, through } of names) {
        if (hidesValue(through, this.#rules.macros)) continue;
        const taken = { symbol, home: record.symbols[symbol.parent] };
        const level = this.#sourceLevel(uri, record, reference, name, taken);
        strictest = stricter(strictest, level);
      }
    }
    return strictest;
  }

  /** The level of a column of what an entry of `transformSourceObjects` means. */
  #sourceLevel(
    uri: string,
    record: ContractRecord,
    { file, segments }: ReferenceRecord,
    column: string,
    shown: Shown,
  ): KnownLevel | undefined {
    const [first] = segments;
    if (first === undefined) return undefined;
    const own = record.symbols[first.target];
    // An object is not made of itself: its source is called the same.
    if (own !== undefined && own !== shown.home) {
      const table = { uri, record, index: first.target, symbol: own };
      return this.#levelIn([table], column, shown);
    }
    if (file === undefined) return this.#levelOfName(uri, first.text, column, shown);
    const target = this.#workspace.resolveFile(uri, file);
    const tables = target === undefined ? [] : tablesIn(this.#workspace, target, first.text);
    return this.#levelIn(tables, column, shown);
  }

  /** A contract says it best, then the SQL of a model; else what the model of a layer is usually made of. */
  #levelOfName(uri: string, name: string, column: string, shown: Shown): KnownLevel | undefined {
    const tables = this.#tablesNamed(name);
    if (tables.length > 0) return this.#levelIn(tables, column, shown);
    const models = this.#workspace.models(name, uri);
    const outside = models.flatMap(({ model }) =>
      outsideColumns(model, column, uri, this.#workspace, this.#rules.macros),
    );
    if (models.length > 0) {
      const levels = outside.map((one) =>
        this.#levelIn(this.#tablesNamed(one.table), one.column, shown),
      );
      return levels.reduce(stricter, undefined);
    }
    const source = withoutLayer(name, this.#rules.policies);
    if (source === undefined) return undefined;
    return this.#levelIn(this.#tablesNamed(source), column, shown);
  }

  /** The level of a column of objects that may be meant: where they differ, the most open one. */
  #levelIn(tables: readonly DeclaredPlace[], column: string, shown: Shown): KnownLevel | undefined {
    const levels = tables.flatMap((table) => {
      const property = table.symbol === shown.home ? undefined : columnNamed(table, column);
      if (property === undefined) return [];
      return isComparison(shown.symbol, property.symbol) ? [undefined] : [this.#levelOf(property)];
    });
    const [first, ...rest] = levels;
    return rest.reduce(
      (open, one) =>
        open === undefined || one === undefined ? undefined : one.rank < open.rank ? one : open,
      first,
    );
  }

  /** What a property declares or its class demands; of one that declares nothing, what its sources say. */
  #levelOf(property: DeclaredPlace): KnownLevel | undefined {
    const { symbol } = property;
    if (this.#levels.has(symbol)) return this.#levels.get(symbol);
    // Who feeds itself adds nothing.
    this.#levels.set(symbol, undefined);
    const own = this.#ownLevel(property);
    const isSaid = symbol.governed?.classification !== undefined;
    let level = own;
    if (!isSaid && this.#steps < MAX_STEPS) {
      this.#steps++;
      level = stricter(own, this.shownBy(property));
      this.#steps--;
    }
    this.#levels.set(symbol, level);
    return level;
  }

  #ownLevel({ uri, record, symbol }: DeclaredPlace): KnownLevel | undefined {
    const { classifier } = this.#rules;
    const { classification } = symbol.governed ?? {};
    const place = classification?.place ?? symbol.namePlace;
    if (place === undefined) return undefined;
    const demand = classifier.demand(symbol);
    const declared = classifier.rankOf(classification?.text) ?? -1;
    const demanded = classifier.rankOf(demand?.level) ?? -1;
    const rank = Math.max(declared, demanded);
    const level = classifier.levels[rank];
    if (level === undefined) return undefined;
    const by =
      demand !== undefined && demanded === rank
        ? { rule: nameOfRule(demand), at: demand.rule.at }
        : { rule: level.name, at: level.at };
    const object = record.symbols[symbol.parent]?.name;
    const name = symbol.name ?? '';
    const property = object === undefined ? name : `${object}.${name}`;
    return { level: level.name, rank, property, place: { uri, place }, by };
  }

  #tablesNamed(name: string): readonly DeclaredPlace[] {
    let found = this.#tables.get(name);
    if (found === undefined) this.#tables.set(name, (found = tablesNamed(this.#workspace, name)));
    return found;
  }
}

const grouped = new WeakMap<ContractRecord, ReadonlyMap<number, readonly ReferenceRecord[]>>();

/** The sources that properties name, by the index of the property. */
export function sourcesOf(record: ContractRecord): ReadonlyMap<number, readonly ReferenceRecord[]> {
  const known = grouped.get(record);
  if (known !== undefined) return known;
  const found = new Map<number, ReferenceRecord[]>();
  for (const reference of record.references) {
    const { field, owner } = reference;
    if (field !== 'source-object') continue;
    const same = found.get(owner);
    if (same === undefined) found.set(owner, [reference]);
    else same.push(reference);
  }
  grouped.set(record, found);
  return found;
}

function stricter(a: KnownLevel | undefined, b: KnownLevel | undefined): KnownLevel | undefined {
  return b === undefined || (a !== undefined && a.rank >= b.rank) ? a : b;
}

/** A boolean made of something else says no more than whether something holds. */
function isComparison(shown: SymbolRecord, source: SymbolRecord): boolean {
  return shown.logicalType === 'boolean' && source.logicalType !== 'boolean';
}
