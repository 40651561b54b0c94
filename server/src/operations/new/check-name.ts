import { faultOf, MAX_NAME, plainName } from '../../generate/starter/plain-name.ts';
import { formatMessage, type Translate } from '../../lint/format-message.ts';
import { cite } from '../../lint/governance/demand.ts';
import { nameMessages, say } from '../../lint/governance/name-report.ts';
import { conformingNames } from '../../model/governance/names/conforming-name.ts';
import { judgeName } from '../../model/governance/names/judge-name.ts';
import type { NamedThing } from '../../model/governance/names/name-rules.ts';
import type { NamingPolicy } from '../../model/governance/naming-policy.ts';
import type { NewField, NewProblem } from './new-problem.ts';

const texts = {
  missing: 'Write a name.',
  characters:
    'A name has letters, digits, `_`, `-` and `.`, and begins and ends with a letter or a digit.',
  long: 'A name has at most {most} characters.',
  device: '`{name}` is kept by Windows for a device.',
  instead: 'Write `{suggestion}`.',
} as const;

export interface NameRulesInForce {
  readonly policy: NamingPolicy | undefined;
  /** What the name is for the policy; undefined where it only becomes a folder. */
  readonly as: Omit<NamedThing, 'name'> | undefined;
  readonly today: string | undefined;
  readonly translate: Translate | undefined;
}

/** What is wrong with a name; undefined when nothing is. */
export function checkName(
  field: NewField,
  name: string | undefined,
  rules: NameRulesInForce,
): NewProblem | undefined {
  const { translate } = rules;
  const problem = (id: keyof typeof texts, params = {}): NewProblem => ({
    field,
    message: formatMessage(texts[id], params, translate),
  });
  const fault = faultOf(name ?? '');
  if (name === undefined || fault === 'missing') return problem('missing');
  if (fault === 'long') return problem('long', { most: MAX_NAME });
  if (fault === 'characters') {
    const suggestion = plainName(name);
    const { message } = problem('characters');
    return suggestion === ''
      ? { field, message }
      : withSuggestion(field, message, suggestion, translate);
  }
  if (fault === 'device') return problem('device', { name });
  return conforms(field, name, rules);
}

function conforms(
  field: NewField,
  name: string,
  { policy, as, today, translate }: NameRulesInForce,
): NewProblem | undefined {
  if (policy === undefined || as === undefined) return undefined;
  const thing: NamedThing = { ...as, name };
  const [breach] = judgeName(policy, thing, today);
  if (breach === undefined) return undefined;
  const { messageId, params } = say(breach, name);
  const said = { ...params, name, rule: breach.path, policy: cite(breach.at) };
  const message = formatMessage(nameMessages[messageId], said, translate);
  const [suggestion] = conformingNames(policy, thing, today);
  return suggestion === undefined
    ? { field, message }
    : withSuggestion(field, message, suggestion, translate);
}

function withSuggestion(
  field: NewField,
  message: string,
  suggestion: string,
  translate: Translate | undefined,
): NewProblem {
  const instead = formatMessage(texts.instead, { suggestion }, translate);
  return { field, message: `${message} ${instead}`, suggestion };
}
