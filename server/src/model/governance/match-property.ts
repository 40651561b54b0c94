import type { ClassificationPolicy, ClassRule, Match } from './classification-policy.ts';
import { nameMatcher } from './name-pattern.ts';

/** What a classification rule may ask of a property. */
export interface PropertyFacts {
  readonly name: string;
  readonly logicalType: string | undefined;
  /** Of its options. */
  readonly format: string | undefined;
  readonly tags: readonly string[];
  /** Its business name, and addresses and texts of its authoritative definitions. */
  readonly definitions: readonly string[];
}

/** The rule that decides of which class a property is: the first that matches. */
export function classRuleFor(
  facts: PropertyFacts,
  { rules }: ClassificationPolicy,
): ClassRule | undefined {
  return rules.find(({ match }) => matchesProperty(match, facts));
}

export function matchesProperty(match: Match, facts: PropertyFacts): boolean {
  return nameTest(match)(facts.name) && matchesOtherwise(match, facts);
}

/** Tells whether names are as the rule wants them, if it wants anything of them. */
export function nameTest(match: Match): (name: string) => boolean {
  let test = tests.get(match);
  if (test === undefined) tests.set(match, (test = makeTest(match)));
  return test;
}

/** Each rule is asked about every property of a workspace. */
const tests = new WeakMap<Match, (name: string) => boolean>();

function makeTest({ names }: Match): (name: string) => boolean {
  if (names === undefined) return () => true;
  const matchers = names.map((source) => nameMatcher(source, 'any'));
  return (name) => matchers.some((matches) => matches(name) === true);
}

/** Whether all but the name is as the rule wants it. */
export function matchesOtherwise(match: Match, facts: Omit<PropertyFacts, 'name'>): boolean {
  const { logicalTypes, formats, tags, definitions } = match;
  if (logicalTypes !== undefined && !holds(logicalTypes, facts.logicalType)) return false;
  if (formats !== undefined && !holds(formats, facts.format)) return false;
  if (tags?.some((tag) => facts.tags.includes(tag)) === false) return false;
  return definitions?.some((part) => isPartOf(part, facts.definitions)) ?? true;
}

function holds(words: readonly string[], word: string | undefined): boolean {
  return word !== undefined && words.includes(word);
}

function isPartOf(part: string, texts: readonly string[]): boolean {
  const wanted = part.toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
