import { policyKinds, type StarterPolicy } from '../../generate/starter/policy-kind.ts';
import { formatMessage, type Translate } from '../../lint/format-message.ts';
import { mostSimilar } from '../../base/similar.ts';
import type { Policies } from '../../model/governance/policies.ts';
import { shippedNames } from '../../model/standards/shipped-names.ts';
import { checkName } from './check-name.ts';
import type { NewField, NewProblem } from './new-problem.ts';

export const newKinds = ['source', 'product', 'domain', 'policy', 'standards'] as const;
export type NewKind = (typeof newKinds)[number];

/** What somebody wants to have made; every part may still be missing or wrong. */
export interface NewAnswers {
  readonly kind?: string | undefined;
  readonly system?: string | undefined;
  readonly domain?: string | undefined;
  readonly name?: string | undefined;
  readonly policy?: string | undefined;
  readonly profile?: string | undefined;
  readonly database?: string | undefined;
  readonly team?: string | undefined;
  readonly descriptor?: boolean | undefined;
  readonly policies?: boolean | undefined;
}

/** What must be answered for each kind. */
export const asked: Readonly<Record<NewKind, readonly NewField[]>> = {
  source: ['system', 'name'],
  product: ['domain', 'name'],
  domain: ['name'],
  policy: ['policy'],
  standards: ['profile'],
};

const profiles = Object.keys(shippedNames);

/** What these answers are chosen from, wherever one is. */
export const choicesOf: Partial<Readonly<Record<NewField, readonly string[]>>> = {
  policy: policyKinds,
  profile: profiles,
};

const texts = {
  kind: 'There is nothing new called `{name}`. Write one of: {choices}.',
  choice: '`{name}` is not one of: {choices}.',
  meant: 'Did you mean `{suggestion}`?',
} as const;

export interface CheckContext {
  readonly naming: Policies['naming'];
  /** The types of servers that contracts know. */
  readonly databases: readonly string[];
  readonly today: string | undefined;
  readonly translate: Translate | undefined;
}

/** What is wrong with the answers; `only` looks at some of them, while the others are not given yet. */
export function checkAnswers(
  answers: NewAnswers,
  context: CheckContext,
  only?: readonly NewField[],
): readonly NewProblem[] {
  const { kind } = answers;
  if (!isKind(kind)) return [choiceProblem('kind', kind ?? '', newKinds, context.translate)];
  const fields: readonly NewField[] = only ?? [...asked[kind], ...optional(answers, kind)];
  return fields.flatMap((field) => checkField(field, answers, kind, context) ?? []);
}

/** Those that need no answer, but hold a wrong one perhaps. */
function optional({ database, domain, team }: NewAnswers, kind: NewKind): readonly NewField[] {
  const found: NewField[] = [];
  if (database !== undefined) found.push('database');
  if (kind !== 'product' && domain !== undefined) found.push('domain');
  if (team !== undefined) found.push('team');
  return found;
}

function checkField(
  field: NewField,
  answers: NewAnswers,
  kind: NewKind,
  { naming, databases, today, translate }: CheckContext,
): NewProblem | undefined {
  const value = field === 'preset' || field === 'project' ? undefined : answers[field];
  if (field === 'profile')
    return isOneOf(value, profiles)
      ? undefined
      : choiceProblem(field, value ?? '', profiles, translate);
  if (field === 'policy')
    return isOneOf(value, policyKinds)
      ? undefined
      : choiceProblem(field, value ?? '', policyKinds, translate);
  if (field === 'database')
    return isOneOf(value, databases)
      ? undefined
      : choiceProblem(field, value ?? '', databases, translate);
  // The names of objects are asked for; systems and domains are folders.
  const isTable = field === 'name' && kind !== 'domain';
  const as = isTable ? ({ kind: 'table' } as const) : undefined;
  return checkName(field, value, { policy: naming, as, today, translate });
}

function choiceProblem(
  field: NewField,
  name: string,
  choices: readonly string[],
  translate: Translate | undefined,
): NewProblem {
  const text = field === 'kind' ? texts.kind : texts.choice;
  const message = formatMessage(text, { name, choices: choices.join(', ') }, translate);
  const suggestion = mostSimilar(name, choices);
  if (suggestion === undefined) return { field, message };
  const meant = formatMessage(texts.meant, { suggestion }, translate);
  return { field, message: `${message} ${meant}`, suggestion };
}

export function isKind(kind: string | undefined): kind is NewKind {
  return isOneOf(kind, newKinds);
}

export function isPolicyKind(kind: string | undefined): kind is StarterPolicy {
  return isOneOf(kind, policyKinds);
}

function isOneOf(value: string | undefined, choices: readonly string[]): boolean {
  return value !== undefined && choices.includes(value);
}

/** Where the new file lies: policies hold by place. */
export function samplePath({ kind, system = '_', domain = '_', name = '_' }: NewAnswers): string {
  if (kind === 'source') return `specs/contracts/sources/${system}/${name}.odcs.yaml`;
  if (kind === 'product') return `specs/contracts/data-products/${domain}/${name}.odcs.yaml`;
  return `specs/pipelines/${kind === 'domain' ? name : domain}/topology.mermaid`;
}
