import type { ClassificationPolicy, ClassRule, DataClass, Level } from './classification-policy.ts';
import type { GovernedElement } from './governed.ts';
import { matchesOtherwise, nameTest } from './match-property.ts';

/** A property as records have it. */
export interface ClassifiedProperty {
  readonly name: string | undefined;
  readonly logicalType: string | undefined;
  readonly governed: GovernedElement | undefined;
}

/** What the policy asks of a property that one of its rules matches. */
export interface ClassDemand {
  readonly rule: ClassRule;
  /** Undefined where the rule names a class that is not there. */
  readonly dataClass: DataClass | undefined;
  /** The most open level that is allowed; undefined where none is known. */
  readonly level: string | undefined;
  /** What must be done to the value; undefined for nothing. */
  readonly treatment: string | undefined;
  /** What the class asks for where the rule asks for something else: it will do as well. */
  readonly otherTreatment: string | undefined;
  /** The macro that does it. */
  readonly macro: string | undefined;
}

/** Names that are remembered. */
const MAX_NAMES = 50_000;
/** Nothing is done to the value. */
const NOTHING = 'none';

const classifiers = new WeakMap<ClassificationPolicy, Classifier>();
const none: readonly never[] = [];

/** Answers for a policy, quickly for many properties: names come again and again. */
export class Classifier {
  readonly levels: readonly Level[];
  /** The rank from which on classes ask for levels: what is more open may be left unsaid. */
  readonly sensitiveRank: number | undefined;
  readonly #demands: readonly (readonly [ClassDemand, (name: string) => boolean])[];
  readonly #byName = new Map<string, readonly ClassDemand[]>();
  readonly #ranks = new Map<string, number>();

  static of(policy: ClassificationPolicy): Classifier {
    let classifier = classifiers.get(policy);
    if (classifier === undefined) classifiers.set(policy, (classifier = new Classifier(policy)));
    return classifier;
  }

  private constructor(policy: ClassificationPolicy) {
    this.levels = policy.levels;
    for (const [rank, { name }] of this.levels.entries()) this.#ranks.set(name.toLowerCase(), rank);
    this.#demands = policy.rules.map((rule) => [demandOf(rule, policy), nameTest(rule.match)]);
    const ranks = this.#demands.flatMap(([{ level }]) => this.rankOf(level) ?? []);
    this.sensitiveRank = ranks.length === 0 ? undefined : Math.min(...ranks);
  }

  /** What the first rule that matches asks for. */
  demand({ name, logicalType, governed }: ClassifiedProperty): ClassDemand | undefined {
    if (name === undefined) return undefined;
    const candidates = this.#candidates(name);
    if (candidates.length === 0) return undefined;
    const facts = {
      logicalType,
      format: governed?.format,
      tags: governed?.tags?.map(({ text }) => text) ?? none,
      definitions: governed?.definitions ?? none,
    };
    return candidates.find(({ rule }) => matchesOtherwise(rule.match, facts));
  }

  /** How closed a level is, whatever its case; undefined for one that is not there. */
  rankOf(level: string | undefined): number | undefined {
    return level === undefined ? undefined : this.#ranks.get(level.toLowerCase());
  }

  #candidates(name: string): readonly ClassDemand[] {
    let found = this.#byName.get(name);
    if (found === undefined) {
      found = this.#demands.flatMap(([demand, matches]) => (matches(name) ? [demand] : []));
      if (this.#byName.size >= MAX_NAMES) this.#byName.clear();
      this.#byName.set(name, found.length === 0 ? none : found);
    }
    return found;
  }
}

function demandOf(rule: ClassRule, { classes, treatments }: ClassificationPolicy): ClassDemand {
  const dataClass = classes.get(rule.className.value);
  const treatment = rule.policy?.value ?? dataClass?.policy?.value;
  const other = dataClass?.policy?.value;
  const ofTreatment = treatment === undefined ? undefined : treatments.get(treatment)?.macro?.value;
  // A macro of the class carries out the policy of the class, not the one that a rule has instead.
  const ofClass = treatment === other ? dataClass?.macro?.value : undefined;
  return {
    rule,
    dataClass,
    level: dataClass?.level?.value,
    treatment: treatment === NOTHING ? undefined : treatment,
    otherTreatment: other === treatment || other === NOTHING ? undefined : other,
    macro: rule.macro?.value ?? ofClass ?? ofTreatment,
  };
}

/** Whether somebody said of a property how its value is protected, in a way that the policy wants. */
export function isTreated(
  { treatment, otherTreatment }: ClassDemand,
  governed: GovernedElement | undefined,
): boolean {
  if (treatment === undefined || governed?.encryptedName !== undefined) return true;
  const said = governed?.treatment?.text;
  return said !== undefined && [treatment, otherTreatment, 'drop'].includes(said);
}
