import type { StandardId } from '../spec/metamodel.ts';
import { standardsOf, type Rule } from './rule.ts';

/** Rules sorted by what they look at, once. */
export class RuleSet {
  readonly all: readonly Rule[];
  readonly codes: ReadonlySet<string>;
  readonly field: readonly On<'field'>[];
  readonly block: readonly On<'block'>[];
  readonly document: readonly On<'document'>[];
  readonly suppression: readonly On<'suppression'>[];
  readonly workspace: readonly On<'workspace'>[];
  readonly #byStandard = new Map<StandardId, RuleSet>();
  readonly #map: Selection<On<'map'>>;
  readonly #value: Selection<On<'value'>>;

  constructor(rules: readonly Rule[]) {
    this.all = rules;
    this.codes = new Set(rules.map((rule) => rule.meta.code));
    this.#map = new Selection(rules.filter((rule) => rule.on === 'map'));
    this.field = rules.filter((rule) => rule.on === 'field');
    this.#value = new Selection(rules.filter((rule) => rule.on === 'value'));
    this.block = rules.filter((rule) => rule.on === 'block');
    this.document = rules.filter((rule) => rule.on === 'document');
    this.suppression = rules.filter((rule) => rule.on === 'suppression');
    this.workspace = rules.filter((rule) => rule.on === 'workspace');
  }

  /** Those for documents of a standard. */
  about(standard: StandardId): RuleSet {
    let set = this.#byStandard.get(standard);
    if (set === undefined) {
      const rules = this.all.filter(({ meta }) => standardsOf(meta).includes(standard));
      this.#byStandard.set(standard, (set = new RuleSet(rules)));
    }
    return set;
  }

  /** Those that look at maps of a type. */
  map(type: string): readonly On<'map'>[] {
    return this.#map.of(type);
  }

  /** Those that look at values of a field. */
  value(field: string): readonly On<'value'>[] {
    return this.#value.of(field);
  }
}

/** Rules by the names that they are about. */
class Selection<Some extends On<'map'> | On<'value'>> {
  readonly #byName = new Map<string, readonly Some[]>();
  /** For names that no rule names. */
  readonly #rest: readonly Some[];

  constructor(rules: readonly Some[]) {
    this.#rest = rules.filter(({ only }) => only === undefined);
    for (const name of new Set(rules.flatMap(({ only }) => only ?? []))) {
      const about = rules.filter(({ only }) => only?.includes(name) ?? true);
      this.#byName.set(name, about);
    }
  }

  of(name: string): readonly Some[] {
    return this.#byName.get(name) ?? this.#rest;
  }
}

type On<Kind extends Rule['on']> = Extract<Rule, { readonly on: Kind }>;
