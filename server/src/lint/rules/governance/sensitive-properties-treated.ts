import { contract } from '../../example.ts';
import { fixClassification } from '../../fixes/classify.ts';
import { replaceNamed } from '../../fixes/replace-named.ts';
import { classification } from '../../governance/classification-example.ts';
import {
  isProtectedForm,
  lacksTreatment,
  levelProblem,
  nameOfRule,
  sensitiveProperties,
  type SensitiveProperty,
} from '../../governance/classified-properties.ts';
import { demandedBy } from '../../governance/demand.ts';
import { treatmentSuffix, type TreatmentSuffix } from '../../governance/treatments.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = `${'untreated' | 'differs'}-${TreatmentSuffix}`;

const email = (lines = ''): string =>
  contract(`
schema:
  - name: customers
    properties:
      - name: email
        logicalType: string
        classification: confidential
${lines}`);
const treatedWith = (treatment: string): string =>
  email(`        customProperties:
          - property: treatment
            value: ${treatment}`);

const path = 'specs/contracts/customers.odcs.yaml';

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'sensitive-properties-treated',
    family: 'governance',
    severity: 'warning',
    presets: { relaxed: 'hint' },
    since: '0.1.0',
    summary: 'A sensitive property says that its value is treated as its class demands.',
    explanation:
      'Classes of `classification.yaml` name a policy: hash, mask, tokenize or drop. A contract says that a property is treated with `encryptedName`, the name of the property that holds the protected value, or with the custom property `treatment`. Other treatments than the one of the policy do not count, but for `drop`: what is not there needs no protection. Nothing is said of properties whose level is not right yet.',
    examples: [
      {
        title: 'A mail address without a treatment',
        bad: { ...classification, [path]: email() },
        good: { ...classification, [path]: treatedWith('hash') },
        fixed: true,
      },
      {
        title: 'A treatment that keeps too much',
        bad: { ...classification, [path]: treatedWith('mask') },
        good: { ...classification, [path]: treatedWith('hash') },
        fixed: true,
      },
    ],
    standards: ['odcs'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      'untreated-hash':
        '`{name}` is {class} by `{rule}` ({policy}): it must be hashed. Say so with `encryptedName`, or with `treatment` among the custom properties.',
      'untreated-mask':
        '`{name}` is {class} by `{rule}` ({policy}): it must be masked. Say so with `encryptedName`, or with `treatment` among the custom properties.',
      'untreated-tokenize':
        '`{name}` is {class} by `{rule}` ({policy}): it must be replaced by a token. Say so with `encryptedName`, or with `treatment` among the custom properties.',
      'untreated-drop':
        '`{name}` is {class} by `{rule}` ({policy}): it must be dropped. Say so with `treatment` among the custom properties.',
      'untreated-other':
        '`{name}` is {class} by `{rule}` ({policy}): it must be treated with `{treatment}`. Say so with `encryptedName`, or with `treatment` among the custom properties.',
      'differs-hash': '`{name}` is {class} by `{rule}` ({policy}): it must be hashed.',
      'differs-mask': '`{name}` is {class} by `{rule}` ({policy}): it must be masked.',
      'differs-tokenize':
        '`{name}` is {class} by `{rule}` ({policy}): it must be replaced by a token.',
      'differs-drop': '`{name}` is {class} by `{rule}` ({policy}): it must be dropped.',
      'differs-other':
        '`{name}` is {class} by `{rule}` ({policy}): it must be treated with `{treatment}`.',
    },
    fixes: { treat: 'Add `treatment: {treatment}`', replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check(visit, context): Iterable<WorkspaceReport<Messages>> {
    for (const property of sensitiveProperties(visit, context)) {
      if (!lacksTreatment(property) || levelProblem(property) !== undefined) continue;
      const report = reportOf(property);
      if (report !== undefined && !isProtectedForm(property)) yield report;
    }
  },
  fix: (finding, context) =>
    finding.messageId.startsWith('differs')
      ? replaceNamed(finding, context)
      : fixClassification(finding, context),
});

function reportOf({
  symbol,
  name,
  demand,
}: SensitiveProperty): WorkspaceReport<Messages> | undefined {
  const { treatment = '', rule } = demand;
  const said = symbol.governed?.treatment;
  const place = said?.place ?? symbol.namePlace;
  if (place === undefined) return undefined;
  const by = demandedBy(rule.at, nameOfRule(demand));
  return {
    ...by,
    messageId: `${said === undefined ? 'untreated' : 'differs'}-${treatmentSuffix(treatment)}`,
    place,
    params: { ...by.params, name, class: rule.className.value, treatment },
    data: said === undefined ? { treatment } : { name: said.text, value: treatment },
  };
}
