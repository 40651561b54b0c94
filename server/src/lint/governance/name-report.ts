import type { Breach } from '../../model/governance/names/judge-name.ts';
import { nameRules } from '../../model/governance/names/name-rules.ts';
import { listed } from '../dead-end.ts';
import type { Elsewhere, Params, WorkspaceReport } from '../rule.ts';
import { cite, demandedBy } from './demand.ts';
import type { GovernedName } from './governed-names.ts';

export type NameMessages = keyof typeof nameMessages;

export const nameMessages = {
  casing: '`{name}` is not in {casing}, which `{rule}` demands ({policy}).',
  prefix: '`{name}` does not begin with {affixes}, which `{rule}` demands ({policy}).',
  prefixes: '`{name}` begins with none of {affixes}, one of which `{rule}` demands ({policy}).',
  suffix: '`{name}` does not end with {affixes}, which `{rule}` demands ({policy}).',
  suffixes: '`{name}` ends with none of {affixes}, one of which `{rule}` demands ({policy}).',
  pattern: '`{name}` does not match `{pattern}`, which `{rule}` demands ({policy}).',
  length: '`{name}` has {count} characters; `{rule}` allows {most} ({policy}).',
  reserved: '`{name}` is a reserved word: `{rule}` lists it ({policy}).',
  writtenOut: '`{name}` has the short word `{short}`: `{rule}` wants `{long}` ({policy}).',
  abbreviation: '`{name}` has the short word `{short}`, which `{rule}` does not list ({policy}).',
  several: '`{name}` breaks {count} rules of names: {rules}.',
  demands: 'Demanded here: {rule}',
  example: 'For example `{example}`',
} as const;

/** One finding for a name, whatever number of rules it breaks. */
export function reportName(
  { thing, policy, place }: GovernedName,
  breaches: readonly Breach[],
): WorkspaceReport<NameMessages> | undefined {
  const [first, ...others] = breaches;
  if (first === undefined) return undefined;
  const { name } = thing;
  const { demand, params } = demandedBy(first.at, first.path);
  const { example } = nameRules(policy, thing);
  const elsewhere: Elsewhere[] = others.map(({ at, path }) => ({
    ...at,
    messageId: 'demands',
    params: { rule: path },
  }));
  if (example !== undefined && breaches.some(({ path }) => isOfRule(path)))
    elsewhere.push({ ...example.at, messageId: 'example', params: { example: example.value } });
  return {
    place,
    demand,
    ...(others.length === 0 ? one(first, name, params) : several(breaches, name)),
    ...(elsewhere.length > 0 && { elsewhere }),
    data: { line: place.line, start: place.start, name },
  };
}

/** Of one layer or type, which may have an example. */
function isOfRule(path: string): boolean {
  return path.startsWith('layers.') || path.startsWith('column_rules.');
}

export type BreachMessages = Exclude<NameMessages, 'several' | 'demands' | 'example'>;

interface Said<Id = BreachMessages> {
  readonly messageId: Id;
  readonly params: Params;
}

function one(breach: Breach, name: string, params: Params): Said {
  const said = say(breach, name);
  return { messageId: said.messageId, params: { ...params, name, ...said.params } };
}

function several(breaches: readonly Breach[], name: string): Said<NameMessages> {
  const rules = breaches.map(inShort).join('; ');
  return { messageId: 'several', params: { name, count: breaches.length, rules } };
}

/** The message for a breach, and what it is about beside the name and the rule. */
export function say(breach: Breach, name: string): Said {
  switch (breach.check) {
    case 'casing':
      return { messageId: 'casing', params: { casing: breach.casing } };
    case 'prefix':
    case 'suffix': {
      const { affixes, check } = breach;
      const several = check === 'prefix' ? 'prefixes' : 'suffixes';
      const messageId = affixes.length === 1 ? check : several;
      return { messageId, params: { affixes: listed(affixes) } };
    }
    case 'pattern':
      return { messageId: 'pattern', params: { pattern: breach.pattern } };
    case 'length':
      return { messageId: 'length', params: { count: name.length, most: breach.most } };
    case 'reserved':
      return { messageId: 'reserved', params: {} };
    case 'abbreviation': {
      const { short, long } = breach;
      if (long === undefined) return { messageId: 'abbreviation', params: { short } };
      return { messageId: 'writtenOut', params: { short, long } };
    }
  }
}

/** `casing.tables` snake_case (naming.json:14): the same in every language. */
function inShort(breach: Breach): string {
  const wanted = wantedBy(breach);
  return `\`${breach.path}\`${wanted === '' ? '' : ` ${wanted}`} (${cite(breach.at)})`;
}

/** What a rule asks for, as the policy writes it. */
function wantedBy(breach: Breach): string {
  switch (breach.check) {
    case 'casing':
      return breach.casing;
    case 'prefix':
    case 'suffix':
      return listed(breach.affixes);
    case 'pattern':
      return `\`${breach.pattern}\``;
    case 'length':
      return String(breach.most);
    case 'reserved':
      return '';
    case 'abbreviation':
      return breach.long === undefined ? '' : `\`${breach.long}\``;
  }
}
