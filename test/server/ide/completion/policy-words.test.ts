import { expect, test } from 'vitest';
import { completionAt } from '../../../../server/src/ide/completion.ts';
import { indexOf } from '../../lint/check-workspace.ts';
import { english, HEAD, openAtCursor } from '../ide-fixture.ts';

const POLICIES = {
  'specs/governance/classification.yaml': `levels:
  - name: public
    description: For anybody.
  - name: internal
  - name: confidential
    description: For people who need it.
  - name: restricted
classes:
  - name: PII
    level: confidential
rules:
  - name: mail
    class: PII
    match: { format: email }
policies:
  hash:
    description: Keyed SHA-256.
  mask: {}
`,
  'specs/governance/tagging.json': `{"required": {
  "owner": { "allowed": ["billing", "sales"], "appliesTo": ["contract"] },
  "cost-center": { "pattern": "^[0-9]{4}$", "appliesTo": ["contract"] },
  "tier": { "allowed": ["gold"], "appliesTo": ["object"] }}}`,
};

/** The first labels that are offered at `$0`. */
function offered(body: string): readonly string[] {
  const { ide, offset } = openAtCursor(`${HEAD}${body}`);
  const uri = 'specs/contracts/orders.odcs.yaml';
  const index = indexOf({ ...POLICIES, [uri]: ide.text });
  const names = {
    graph: index,
    uri,
    policies: (domain: string | undefined) => index.governed.policies.of(uri, domain),
  };
  return completionAt(ide, offset, english, names).map(({ label }) => label);
}

const property = (...lines: string[]): string =>
  `schema:\n  - name: orders\n    properties:\n      - name: contact\n        logicalType: string\n${lines
    .map((line) => `        ${line}\n`)
    .join('')}`;

test('the level that the policy asks of the property comes first, then the stricter ones', () => {
  const mail = property('logicalTypeOptions: { format: email }', 'classification: $0');
  expect(offered(mail).slice(0, 4)).toEqual(['confidential', 'restricted', 'public', 'internal']);
});

test('where no rule matches, levels go from open to closed', () => {
  const levels = ['public', 'internal', 'confidential', 'restricted'];
  expect(offered(property('classification: $0')).slice(0, 4)).toEqual(levels);
});

test('tags are offered with their values, to those who carry them', () => {
  const expected = ['owner:billing', 'owner:sales', 'cost-center'];
  expect(offered('tags:\n  - $0')).toEqual(expected);
  expect(offered('schema:\n  - name: orders\n    tags: [$0]')).toEqual(['tier:gold']);
  expect(offered('tags:\n  - owner:sales\n  - $0')).toEqual(['owner:billing', 'cost-center']);
});

test('treatments are those of the policy', () => {
  const treated = property('customProperties:', '  - property: treatment', '    value: $0');
  expect(offered(treated)).toEqual(['hash', 'mask']);
  const other = property('customProperties:', '  - property: other', '    value: $0');
  expect(offered(other)).not.toContain('hash');
});
