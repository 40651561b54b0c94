/** A small policy for the examples of rules on classification. */
export const classification = {
  'specs/governance/classification.yaml': `levels:
  - name: public
  - name: internal
  - name: confidential
  - name: restricted
classes:
  - name: PII
    level: confidential
    policy: hash
    macro: hash_pii
    tag: pii
rules:
  - name: mail addresses
    class: PII
    match:
      name: "(^|_)email$"
policies:
  hash:
    description: Replace by a keyed SHA-256.
  mask:
    description: Keep the first letter only.
  drop:
    description: Do not select the column.
`,
} as const;
