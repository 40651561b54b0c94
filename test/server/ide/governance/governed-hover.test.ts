import { expect, test } from 'vitest';
import { LineIndex } from '../../../../server/src/base/line-index.ts';
import { governedHoverAt } from '../../../../server/src/ide/governance/governed-hover.ts';
import { toPortuguese } from '../../portuguese.ts';
import { indexOf } from '../../lint/check-workspace.ts';
import { english } from '../ide-fixture.ts';

const POLICIES = {
  'governance/classification.yaml': `levels:
  - name: public
  - name: confidential
    description: For people who need it.
classes:
  - name: PII
    description: Says who somebody is.
    level: confidential
    regulations: [LGPD, GDPR]
    policy: hash
    macro: hash_pii
rules:
  - name: mail addresses
    class: PII
    match: { name: "(^|_)email$" }
`,
  'governance/tagging.json': `{
  "required": { "owner": { "description": "Who answers.", "allowed": ["owner:a", "owner:b"] } }
}`,
};

const CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: customers
tags: [owner:a, other]
schema:
  - name: customers
    classification: public
    properties:
      - name: email
        logicalType: string
        classification: Confidential
      - name: town
        classification: secret
`;

function hover(text: string, translate = english): string | undefined {
  const index = indexOf({ ...POLICIES, 'customers.odcs.yaml': CONTRACT });
  const at = new LineIndex(CONTRACT).positionAt(CONTRACT.indexOf(text) + 1);
  return governedHoverAt(index, 'customers.odcs.yaml', at, translate)?.markdown;
}

test('the name of a sensitive property: class, level, treatment, laws, and who says so', () => {
  expect(hover('email'))
    .toBe(`**PII** · \`confidential\` or stricter · policy \`hash\` with the macro \`hash_pii\` · LGPD, GDPR

Says who somebody is\\.

By the rule \`mail addresses\` in [\`classification.yaml:13\`](<governance/classification.yaml#L13>)`);
});

test('a classification: where the level stands, and what is asked for', () => {
  const text = hover('Confidential');
  expect(text).toContain(
    '`public` < **`confidential`** · [`classification.yaml:3`](<governance/classification.yaml#L3>)',
  );
  expect(text).toContain('For people who need it\\.');
  expect(text).toContain('By the rule `mail addresses`');
  expect(hover('public')).toContain('**`public`** < `confidential`');
});

test('a tag that the policy knows', () => {
  expect(hover('owner:a'))
    .toBe(`**\`owner\`** · required tag · [\`tagging.json:2\`](<governance/tagging.json#L2>)

Who answers\\.

Allowed: \`owner:a\` · \`owner:b\``);
});

test('nothing where no policy speaks', () => {
  for (const text of ['other', 'town', 'secret', 'string', 'schema'])
    expect(hover(text), text).toBeUndefined();
});

test('it speaks the language of the editor', () => {
  expect(hover('email', toPortuguese)).toContain('`confidential` ou mais restrito');
});
