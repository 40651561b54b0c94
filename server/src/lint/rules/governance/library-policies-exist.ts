import { mostSimilar } from '../../../base/similar.ts';
import { replaceText } from '../../fixes/replace-text.ts';
import { demandedBy } from '../../governance/demand.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = 'none' | 'none-similar';

const files = (policy: string): Readonly<Record<string, string>> => ({
  'specs/governance/classification.yaml': `levels:
  - name: confidential
classes:
  - name: PII
    level: confidential
    policy: hash
policies:
  hash:
    description: Replace by a keyed SHA-256.
`,
  'specs/governance/macro-library.md': `# Macro library

## \`hash_pii(column)\`

Replaces a value by its hash.

- Policy: ${policy}
`,
});

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'library-policies-exist',
    family: 'governance',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary: 'The policies that macros of the library carry out are those of the classification.',
    explanation:
      'A macro protects a value because `macro-library.md` says which policy it carries out. One that carries out a policy of another name does not do what `classification.yaml` asks for: columns in it are reported as untreated, and no fix proposes it. The policy is the first word behind `Policy`; `none` is always one. Where the classification has no `policies`, nothing is said.',
    examples: [
      {
        title: 'A misspelt policy',
        bad: files('hsh'),
        good: files('hash'),
        fixed: true,
      },
    ],
    standards: [],
    files: ['macro-library'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      none: 'The classification ({policy}) has no policy `{name}`.',
      'none-similar':
        'The classification ({policy}) has no policy `{name}`. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check({ uri, governed, workspace }): Iterable<WorkspaceReport<Messages>> {
    if (governed?.kind !== 'macro-library') return;
    const treatments = workspace.policies(uri, undefined).classification?.treatments;
    const [first] = treatments?.values() ?? [];
    if (treatments === undefined || first === undefined) return;
    const by = demandedBy(first.at, 'policies');
    for (const { policy } of governed.macros.values()) {
      if (policy === undefined || policy.value === 'none' || treatments.has(policy.value)) continue;
      // A dash alone says that there is none.
      if (!/\w/.test(policy.value)) continue;
      const { place } = policy.at;
      const name = shorten(policy.value, 40);
      const similar = mostSimilar(policy.value, treatments.keys());
      if (similar === undefined)
        yield { ...by, messageId: 'none', params: { ...by.params, name }, place };
      else {
        const data = { name: policy.value, value: similar };
        const params = { ...by.params, name, similar };
        yield { ...by, messageId: 'none-similar', params, place, data };
      }
    }
  },
  fixText: replaceText,
});
