import type { Match } from '../../../model/governance/classification-policy.ts';
import type { NameCheck, NamingPolicy } from '../../../model/governance/naming-policy.ts';
import { readClassification } from '../../../model/governance/read-classification.ts';
import { nameChecks } from '../../../model/governance/read-naming.ts';
import { listed } from '../../dead-end.ts';
import { readNamingFile } from '../../governance/naming-file.ts';
import { classificationPolicy } from '../../governance/policy-example.ts';
import { isExtension, readPolicy } from '../../governance/policy-ranges.ts';
import { moveRule } from '../../fixes/move-rule.ts';
import { defineRule, type DocumentVisit, type Report } from '../../rule.ts';

type Messages = 'shadowed' | 'first' | 'idle';

const classes = `classes:
  - name: CONTACT
    level: internal
  - name: PII
    level: confidential
`;

const general = `  - name: any mail
    class: CONTACT
    match:
      name: mail
`;

const special = `  - name: mail addresses
    class: PII
    match:
      name: mail
      format: email
`;

export default defineRule<'document', Messages>({
  meta: {
    code: 'policy-rules-reachable',
    family: 'governance',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary: 'Every rule of a policy can decide something, and every exception lifts something.',
    explanation:
      'The first classification rule that matches decides. A rule behind one that matches all it could match never has a say: the column that it was written for gets another class. Put what is special before what is general. An exception in `naming.json` that lifts a check which no rule of the file makes is left over, or misses what it was meant for; in a file that `extends` another one the rule may stand there.',
    examples: [
      {
        title: 'The general rule stands first',
        bad: classificationPolicy(`${classes}rules:\n${general}${special}`),
        good: classificationPolicy(`${classes}rules:\n${special}${general}`),
        fixed: true,
      },
    ],
    standards: ['naming', 'classification'],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      shadowed:
        'This rule never decides: whatever it matches, the rule `{name}` matches before it.',
      first: '`{name}` stands here',
      idle: 'This exception lifts nothing: no rule of this file checks {checks}.',
    },
    fixes: { move: 'Move it before `{name}`' },
  },
  on: 'document',
  check(visit): Iterable<Report<Messages>> {
    return visit.contract.dialect === 'naming' ? idleExceptions(visit) : shadowedRules(visit);
  },
  fix: moveRule,
});

function* shadowedRules(visit: DocumentVisit): Iterable<Report<Messages>> {
  const read = readPolicy(visit, readClassification);
  if (read === undefined) return;
  const { policy, rangeOf } = read;
  for (const [index, rule] of policy.rules.entries()) {
    const wider = policy.rules.slice(0, index).find((one) => covers(one.match, rule.match));
    if (wider === undefined) continue;
    const params = { name: wider.name };
    const first = rangeOf(wider.at);
    yield {
      messageId: 'shadowed',
      params,
      range: rangeOf(rule.at),
      related: [{ range: first, messageId: 'first', params }],
      tags: ['unnecessary'],
      // With the same match, the order changes nothing for the better.
      ...(!covers(rule.match, wider.match) && { data: { before: first.start, name: wider.name } }),
    };
  }
}

const conditions = ['logicalTypes', 'formats', 'names', 'tags', 'definitions'] as const;

/** Whether a match holds wherever the other one does. */
function covers(wide: Match, narrow: Match): boolean {
  return conditions.every((condition) => {
    const [asked, given = []] = [wide[condition], narrow[condition]];
    return asked === undefined || (given.length > 0 && given.every((one) => asked.includes(one)));
  });
}

function* idleExceptions(visit: DocumentVisit): Iterable<Report<Messages>> {
  const read = readPolicy(visit, readNamingFile);
  if (read === undefined || isExtension(visit)) return;
  const { policy, rangeOf } = read;
  const { naming } = policy;
  // A file of exceptions alone belongs to a policy farther up.
  if (naming.layers.size === 0 && naming.columns.size === 0) return;
  for (const exception of policy.root.maps('exceptions')) {
    const lifted = exception.list('rules');
    const checks = nameChecks.filter((check) => lifted?.value.includes(check) === true);
    if (lifted === undefined || checks.length === 0) continue;
    if (checks.some((check) => makes(naming, check))) continue;
    const params = { checks: listed(checks) };
    yield { messageId: 'idle', params, range: rangeOf(lifted.at), tags: ['unnecessary'] };
  }
}

/** Whether a policy checks something at all. */
function makes(policy: NamingPolicy, check: NameCheck): boolean {
  const rules = [...policy.layers.values(), ...policy.columns.values()];
  const { casing, maxLength } = policy;
  switch (check) {
    case 'prefix':
      return rules.some(({ prefixes }) => prefixes !== undefined);
    case 'suffix':
      return rules.some(({ suffixes }) => suffixes !== undefined);
    case 'pattern':
      return rules.some(({ pattern }) => pattern !== undefined);
    case 'casing':
      return [
        casing.tables,
        casing.columns,
        casing.sqlConstants,
        ...rules.map((one) => one.casing),
      ].some((one) => one !== undefined);
    case 'length':
      return [maxLength.tables, maxLength.columns, ...rules.map((one) => one.maxLength)].some(
        (one) => one !== undefined,
      );
    case 'reserved':
      return policy.reservedWords.size > 0;
    case 'abbreviation':
      return policy.allowedAbbreviations !== undefined || policy.writtenOut.size > 0;
  }
}
