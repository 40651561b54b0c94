import { contract } from '../../example.ts';
import { fixClassification } from '../../fixes/classify.ts';
import { classification } from '../../governance/classification-example.ts';
import {
  lacksTreatment,
  levelProblem,
  nameOfRule,
  sensitiveProperties,
} from '../../governance/classified-properties.ts';
import { demandedBy } from '../../governance/demand.ts';
import { treatmentSuffix, type TreatmentSuffix } from '../../governance/treatments.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Problem = 'unclassified' | 'too-open';
type Messages = Problem | `${Problem}-${TreatmentSuffix}`;

const properties = (...lines: readonly string[]): string =>
  contract(`
schema:
  - name: customers
    properties:
      - name: email
        logicalType: string
${lines.map((line) => `        ${line}`).join('\n')}`);

const path = 'specs/contracts/customers.odcs.yaml';

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'sensitive-properties-classified',
    family: 'governance',
    severity: 'error',
    presets: { relaxed: 'warning' },
    since: '0.1.0',
    summary:
      'A property that matches a rule of the classification policy declares the level of its class, or a stricter one.',
    explanation:
      'The rules of `classification.yaml` say which properties hold sensitive data, by name, logical type, format, tag or definition; the first that matches decides. Its class says how closed the value has to be at least, and what must be done to it. What a contract does not say, nobody who grants access can know. An exception in the policy, with a reason and the day on which it ends, lifts the demand for single properties.',
    examples: [
      {
        title: 'A mail address that everybody may see',
        bad: {
          ...classification,
          [path]: properties('classification: public # not yet checked'),
        },
        good: {
          ...classification,
          [path]: properties(
            'classification: confidential # not yet checked',
            'tags:',
            '  - pii',
            'customProperties:',
            '  - property: treatment',
            '    value: hash',
          ),
        },
        fixed: true,
      },
      {
        title: 'A mail address that says nothing',
        bad: { ...classification, [path]: properties('required: true', 'examples: [a@b.example]') },
        good: {
          ...classification,
          [path]: properties(
            'required: true',
            'classification: confidential',
            'tags:',
            '  - pii',
            'customProperties:',
            '  - property: treatment',
            '    value: hash',
            'examples: [a@b.example]',
          ),
        },
        fixed: true,
      },
    ],
    standards: ['odcs'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      unclassified:
        '`{name}` is {class} by `{rule}` ({policy}): it must be classified `{level}` or stricter.',
      'unclassified-hash':
        '`{name}` is {class} by `{rule}` ({policy}): it must be classified `{level}` or stricter, and hashed.',
      'unclassified-mask':
        '`{name}` is {class} by `{rule}` ({policy}): it must be classified `{level}` or stricter, and masked.',
      'unclassified-tokenize':
        '`{name}` is {class} by `{rule}` ({policy}): it must be classified `{level}` or stricter, and replaced by a token.',
      'unclassified-drop':
        '`{name}` is {class} by `{rule}` ({policy}): it must be classified `{level}` or stricter, and dropped.',
      'unclassified-other':
        '`{name}` is {class} by `{rule}` ({policy}): it must be classified `{level}` or stricter, and treated with `{treatment}`.',
      'too-open':
        '`{declared}` is too open: `{name}` is {class} by `{rule}` ({policy}) and must be classified `{level}` or stricter.',
      'too-open-hash':
        '`{declared}` is too open: `{name}` is {class} by `{rule}` ({policy}) and must be classified `{level}` or stricter, and hashed.',
      'too-open-mask':
        '`{declared}` is too open: `{name}` is {class} by `{rule}` ({policy}) and must be classified `{level}` or stricter, and masked.',
      'too-open-tokenize':
        '`{declared}` is too open: `{name}` is {class} by `{rule}` ({policy}) and must be classified `{level}` or stricter, and replaced by a token.',
      'too-open-drop':
        '`{declared}` is too open: `{name}` is {class} by `{rule}` ({policy}) and must be classified `{level}` or stricter, and dropped.',
      'too-open-other':
        '`{declared}` is too open: `{name}` is {class} by `{rule}` ({policy}) and must be classified `{level}` or stricter, and treated with `{treatment}`.',
    },
    fixes: {
      classify: 'Classify `{name}` as {class}, with all that its policy asks for',
      level: 'Write `classification: {level}`',
    },
  },
  on: 'workspace',
  *check(visit, context): Iterable<WorkspaceReport<Messages>> {
    for (const property of sensitiveProperties(visit, context)) {
      const problem = levelProblem(property);
      if (problem === undefined) continue;
      const { symbol, name, demand } = property;
      const { level = '', treatment, dataClass, rule } = demand;
      const said = symbol.governed?.classification;
      const place = said?.place ?? symbol.namePlace;
      if (place === undefined) continue;
      const by = demandedBy(rule.at, nameOfRule(demand));
      const tag = dataClass?.tag?.value;
      yield {
        ...by,
        messageId:
          treatment === undefined ? problem : (`${problem}-${treatmentSuffix(treatment)}` as const),
        place,
        params: {
          ...by.params,
          name,
          class: rule.className.value,
          level,
          ...(said && { declared: said.text }),
          ...(treatment !== undefined && { treatment }),
        },
        data: {
          level,
          ...(tag !== undefined && { tag }),
          ...(treatment !== undefined && lacksTreatment(property) && { treatment }),
        },
      };
    }
  },
  fix: fixClassification,
});
