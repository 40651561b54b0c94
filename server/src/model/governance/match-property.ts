import type { ClassificationPolicy, ClassRule, Match } from './classification-policy.ts';
import { matchesName, nameMatcher } from './name-pattern.ts';
import type { Origin, Stated } from './origin.ts';
import { isOfDomain, pathBelow } from './policy-scope.ts';

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

/** Of what an exception may speak. */
export interface ExceptedName {
  readonly name: string;
  /** The object around, for a property. */
  readonly object?: string | undefined;
  readonly domain?: string | undefined;
  /** The file that it stands in: its folders tell the domain where the file does not. */
  readonly uri?: string | undefined;
  readonly layer?: string | undefined;
}

interface Exception {
  readonly at: Origin;
  readonly name: Stated<string>;
  readonly domain: string | undefined;
  readonly layer: string | undefined;
  readonly expires: Stated<string> | undefined;
}

/** The exception that speaks of a name and holds on the day (`YYYY-MM-DD`), if any. */
export function exceptionFor<One extends Exception>(
  exceptions: readonly One[],
  { name, object, domain, uri = '', layer }: ExceptedName,
  today: string,
): One | undefined {
  return exceptions.find((one) => {
    if (one.expires !== undefined && one.expires.value < today) return false;
    if (one.domain !== undefined && !isOfDomain(one.domain, domain, pathBelow(one.at.uri, uri)))
      return false;
    if (one.layer !== undefined && one.layer !== layer) return false;
    if (matchesName(one.name.value, name)) return true;
    // `legacy_*` is about tables and columns of that name, not about all columns of such tables.
    if (object === undefined || !one.name.value.includes('.')) return false;
    return matchesName(one.name.value, `${object}.${name}`);
  });
}
