import type { Rule } from './rule.ts';

/** Rules sorted by what they look at, once. */
export class RuleSet {
  readonly all: readonly Rule[];
  readonly codes: ReadonlySet<string>;
  readonly map: readonly On<'map'>[];
  readonly field: readonly On<'field'>[];
  readonly value: readonly On<'value'>[];
  readonly block: readonly On<'block'>[];
  readonly document: readonly On<'document'>[];
  readonly suppression: readonly On<'suppression'>[];

  constructor(rules: readonly Rule[]) {
    this.all = rules;
    this.codes = new Set(rules.map((rule) => rule.meta.code));
    this.map = rules.filter((rule) => rule.on === 'map');
    this.field = rules.filter((rule) => rule.on === 'field');
    this.value = rules.filter((rule) => rule.on === 'value');
    this.block = rules.filter((rule) => rule.on === 'block');
    this.document = rules.filter((rule) => rule.on === 'document');
    this.suppression = rules.filter((rule) => rule.on === 'suppression');
  }
}

type On<Kind extends Rule['on']> = Extract<Rule, { readonly on: Kind }>;
