import type { PolicyFile } from '../../../model/governance/policy-file.ts';
import { contract } from '../../example.ts';
import { idleClassRules, idleNameRules, type IdleRule } from '../../governance/idle-rules.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';
import type { WorkspaceView } from '../../workspace-view.ts';

type Messages = IdleRule['kind'];

const files = (pattern: string): Readonly<Record<string, string>> => ({
  'specs/governance/classification.yaml': `levels:
  - name: confidential
classes:
  - name: PII
    level: confidential
rules:
  - name: mail addresses
    class: PII
    match:
      name: "${pattern}"
`,
  'specs/contracts/orders.odcs.yaml': contract(`
schema:
  - name: orders
    properties:
      - name: contact_email
        classification: confidential`),
});

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'policy-rules-match',
    family: 'governance',
    severity: 'hint',
    since: '0.1.0',
    summary: 'Each rule of a policy has something in the workspace that it is about.',
    explanation:
      'A rule that matches nothing may be ready for what is to come, or it may have a pattern that its author believes to work. Looked at are the rules of `classification.yaml`, the column rules and the layers with a prefix of `naming.json`, and the exceptions of both: compared are the properties and objects of all contracts, dbt models and the nodes of flowcharts. A workspace without contracts is left alone, and so are runs of the command line over single files.',
    examples: [
      {
        title: 'A pattern for whole names only',
        bad: files('^email$'),
        good: files('(^|_)email$'),
      },
    ],
    standards: [],
    files: ['policy'],
    cost: 'idle',
    asksAll: true,
    fixable: 'no',
    messages: {
      'class-rule': 'No property of the workspace matches the rule `{name}`.',
      'column-rule': 'No property of the workspace has the logical type `{name}`.',
      layer: 'No table or model of the workspace is of the layer `{name}`.',
      exception: 'Nothing in the workspace is called `{name}`: the exception lifts nothing.',
    },
  },
  on: 'workspace',
  *check({ governed, workspace }): Iterable<WorkspaceReport<Messages>> {
    if (governed?.kind !== 'policy' || !workspace.knowsContracts()) return;
    for (const { kind, name, at } of idleIn(governed.policy, workspace))
      yield { messageId: kind, params: { name }, place: at.place, tags: ['unnecessary'] };
  },
});

function idleIn(file: PolicyFile, workspace: WorkspaceView): Iterable<IdleRule> {
  if (file.kind === 'classification') return idleClassRules(file.policy, workspace);
  return file.kind === 'naming' ? idleNameRules(file.policy, workspace) : [];
}
