import { mostSimilar } from '../../../base/similar.ts';
import type { ClassificationPolicy } from '../../../model/governance/classification-policy.ts';
import type { MacroLibrary } from '../../../model/governance/macro-library.ts';
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
    for (const { macro, treatment } of macrosIn(governed.policy.policy)) {
      const { value: name, at } = macro;
      if (macros.has(name)) continue;
      const { place } = at;
      const similar = meant(name, treatment, macros);
      if (similar === undefined) yield { messageId: 'none', params: { name }, place };
      else {
        const data = { name, value: similar };
        yield { messageId: 'none-similar', params: { name, similar }, place, data };
      }
    }
  },
  fix: replaceNamed,
});

interface NamedMacro {
  readonly macro: Stated<string>;
  /** What it is to carry out. */
  readonly treatment: string | undefined;
}

function macrosIn({ classes, rules, treatments }: ClassificationPolicy): readonly NamedMacro[] {
  const named = (macro: Stated<string> | undefined, treatment: string | undefined): NamedMacro[] =>
    macro === undefined ? [] : [{ macro, treatment }];
  return [
    ...[...classes.values()].flatMap(({ macro, policy }) => named(macro, policy?.value)),
    ...rules.flatMap(({ macro, policy, className }) =>
      named(macro, (policy ?? classes.get(className.value)?.policy)?.value),
    ),
    ...[...treatments.values()].flatMap(({ name, macro }) => named(macro, name)),
  ];
}

/** A macro that does the same, the likest of several, before one that is but spelt alike. */
function meant(
  name: string,
  treatment: string | undefined,
  library: MacroLibrary,
): string | undefined {
  const doing = [...library.values()]
    .filter(({ policy }) => policy !== undefined && policy.value === treatment)
    .map((macro) => macro.name);
  const similar = mostSimilar(name, doing);
  if (similar !== undefined || doing.length === 1) return similar ?? doing[0];
  return mostSimilar(name, library.keys());
}
