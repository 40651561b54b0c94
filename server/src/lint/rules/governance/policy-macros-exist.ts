import { mostSimilar } from '../../../base/similar.ts';
import type { ClassificationPolicy } from '../../../model/governance/classification-policy.ts';
import type { Stated } from '../../../model/governance/origin.ts';
import { replaceNamed } from '../../fixes/replace-named.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = 'none' | 'none-similar';

const library = `# Macro library

## \`hash_pii(column)\`

Replaces a value by its hash.
`;
const files = (macro: string): Readonly<Record<string, string>> => ({
  'specs/governance/macro-library.md': library,
  'specs/governance/classification.yaml': `levels:
  - name: confidential
classes:
  - name: PII
    level: confidential
    macro: ${macro}
`,
});

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'policy-macros-exist',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The macros that a classification names are in the macro library.',
    explanation:
      'SQL is told to wrap a sensitive column in the macro of its class, and fixes write it. A macro that `macro-library.md` does not describe is misspelt, or was never reviewed. Where no library is there, nothing is said.',
    examples: [
      {
        title: 'A misspelt macro',
        bad: files('hash_pi'),
        good: files('hash_pii'),
        fixed: true,
      },
    ],
    standards: [],
    files: ['policy'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      none: 'The macro library has no macro `{name}`.',
      'none-similar': 'The macro library has no macro `{name}`. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check({ uri, governed, workspace }): Iterable<WorkspaceReport<Messages>> {
    if (governed?.kind !== 'policy' || governed.policy.kind !== 'classification') return;
    const { macros } = workspace.policies(uri, undefined);
    if (macros === undefined || macros.size === 0) return;
    for (const { value: name, at } of macrosIn(governed.policy.policy)) {
      if (macros.has(name)) continue;
      const { place } = at;
      const similar = mostSimilar(name, macros.keys());
      if (similar === undefined) yield { messageId: 'none', params: { name }, place };
      else {
        const data = { name, value: similar };
        yield { messageId: 'none-similar', params: { name, similar }, place, data };
      }
    }
  },
  fix: replaceNamed,
});

function macrosIn({ classes, rules, treatments }: ClassificationPolicy): readonly Stated<string>[] {
  return [...classes.values(), ...rules, ...treatments.values()].flatMap(
    ({ macro }) => macro ?? [],
  );
}
