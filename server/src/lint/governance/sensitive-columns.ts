import { Classifier, type ClassDemand } from '../../model/governance/classifier.ts';
import type { Relation } from '../../model/dbt/dbt-model.ts';
import type { MacroLibrary } from '../../model/governance/macro-library.ts';
import type { Origin } from '../../model/governance/origin.ts';
import { isSource } from '../../model/governance/alignment.ts';
import { isOfSystem } from '../../model/lineage/systems.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import { isExcepted, isProtectedForm, nameOfRule } from './classified-properties.ts';
import {
  columnName,
  columnNamed,
  columnsOf,
  tablesNamed,
  type DeclaredPlace,
} from './declared-tables.ts';
import { governedContract, tablesOf } from './governed-tables.ts';
import { tableOf } from './model-columns.ts';
import { protectingMacros, type ProtectingMacros } from './protecting-functions.ts';

/** A column whose value may be given out only when something was done to it. */
export interface SensitiveColumn {
  /** As the database calls it. */
  readonly column: string;
  readonly className: string;
  /** What is wanted first of all. */
  readonly treatment: string;
  /** What will do, `treatment` among it. */
  readonly treatments: readonly string[];
  /** The macro that does it. */
  readonly macro: string | undefined;
  readonly macros: ProtectingMacros;
  readonly library: MacroLibrary | undefined;
  readonly by: { readonly rule: string; readonly at: Origin };
  /** Where the contract declares it. */
  readonly declared: Origin;
}

/** Finds the sensitive columns of what models read. Made for one look at one file. */
export class SensitiveColumns {
  readonly #workspace: WorkspaceView;
  readonly #uri: string;
  readonly #today: string;
  readonly #tables = new Map<string, readonly DeclaredPlace[]>();

  constructor(workspace: WorkspaceView, uri: string, today: string) {
    this.#workspace = workspace;
    this.#uri = uri;
    this.#today = today;
  }

  /** Where contracts of the same name differ, none of them counts. */
  column(relation: Relation, name: string): SensitiveColumn | undefined {
    const found = this.#tablesOf(relation).flatMap((table) => {
      const property = columnNamed(table, name);
      return property === undefined ? [] : [this.#judge(table, property)];
    });
    return found.every((one) => one !== undefined) ? found[0] : undefined;
  }

  /** Those that a star gives, in the order of the contract. */
  all(relation: Relation, except: readonly string[]): readonly SensitiveColumn[] {
    const [first] = this.#tablesOf(relation);
    if (first === undefined) return [];
    return columnsOf(first).flatMap(({ symbol }) => {
      const name = columnName(symbol);
      if (name === undefined || except.includes(name.toLowerCase())) return [];
      return this.column(relation, name) ?? [];
    });
  }

  /** What a model reads of another one is judged where that one reads it. */
  #tablesOf(relation: Relation): readonly DeclaredPlace[] {
    if (relation.kind === 'ref' && this.#workspace.models(relation.name, this.#uri).length > 0)
      return [];
    const name = tableOf(relation);
    const key = relation.kind === 'source' ? `${relation.source} ${name}` : name;
    let found = this.#tables.get(key);
    if (found === undefined) {
      const all = tablesNamed(this.#workspace, name).filter(
        ({ uri }) => relation.kind !== 'source' || isOfSystem(uri, relation.source),
      );
      const sources = all.filter(({ uri, record }) => isSource(uri, record));
      // A product may be called as its source is.
      found = sources.length > 0 ? sources : all;
      this.#tables.set(key, found);
    }
    return found;
  }

  #judge(place: DeclaredPlace, { symbol }: DeclaredPlace): SensitiveColumn | undefined {
    const contract = governedContract(this.#workspace, place.uri, place.record);
    const policy = contract.policies.classification;
    const { name, namePlace } = symbol;
    const table = tablesOf(contract).find(({ index }) => index === place.index);
    if (policy === undefined || table === undefined) return undefined;
    if (name === undefined || namePlace === undefined) return undefined;
    const classifier = Classifier.of(policy);
    if (isExcepted({ table, policy }, name, this.#today)) return undefined;
    const said = symbol.governed?.treatment;
    // A product says what has been done to a value, a source what has to be.
    if (!contract.isSource && said !== undefined && said.text !== 'none') return undefined;
    const demand = classifier.demand(symbol);
    const asked = wantedOf(demand, said?.text);
    if (asked === undefined || isProtectedForm({ table, name })) return undefined;
    const { treatments, byClass } = asked;
    const [treatment] = treatments;
    const by =
      byClass === undefined
        ? { rule: 'treatment', at: { uri: place.uri, place: said?.place ?? namePlace } }
        : { rule: nameOfRule(byClass), at: byClass.rule.at };
    return {
      column: columnName(symbol) ?? name,
      className: byClass?.rule.className.value ?? '',
      treatment,
      treatments,
      macro: macroFor(treatment, demand, contract.policies),
      macros: protectingMacros(policy, contract.policies.macros),
      library: contract.policies.macros,
      by,
      declared: { uri: place.uri, place: namePlace },
    };
  }
}

interface Wanted {
  readonly treatments: readonly [string, ...string[]];
  /** What asks for it, unless the contract alone does. */
  readonly byClass: ClassDemand | undefined;
}

/** The treatments that will do: what the contract says, where the policy lets it, before those of the policy. */
function wantedOf(demand: ClassDemand | undefined, said: string | undefined): Wanted | undefined {
  const wanted = demand?.treatment;
  // What is promised not to be there is no matter of protection any more.
  if (wanted === undefined || (said === 'drop' && wanted !== said))
    return said === undefined || said === 'none'
      ? undefined
      : { treatments: [said], byClass: undefined };
  const allowed = [wanted, demand?.otherTreatment].filter((one) => one !== undefined);
  const treatments = allowed.filter((one) => one !== said);
  return treatments.length < allowed.length && said !== undefined
    ? { treatments: [said, ...treatments], byClass: demand }
    : { treatments: [wanted, ...treatments.slice(1)], byClass: demand };
}

/** The macro that the policy names for a treatment, else the first one of the library that does it. */
function macroFor(
  treatment: string,
  demand: ClassDemand | undefined,
  { classification, macros }: Policies,
): string | undefined {
  const named = demand === undefined ? undefined : macroOf(demand, treatment);
  if (named !== undefined) return named;
  const general = classification?.treatments.get(treatment)?.macro?.value;
  if (general !== undefined) return general;
  return [...(macros?.values() ?? [])].find(({ policy }) => policy?.value === treatment)?.name;
}

/** The macro of a rule, or that of its class for what the class asks for. */
function macroOf(
  { treatment, otherTreatment, macro, dataClass }: ClassDemand,
  wanted: string,
): string | undefined {
  if (wanted === treatment) return macro;
  return wanted === otherTreatment ? dataClass?.macro?.value : undefined;
}
