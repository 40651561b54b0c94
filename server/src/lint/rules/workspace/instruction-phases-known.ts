import { mostSimilar } from '../../../base/similar.ts';
import { instructionPhases } from '../../../model/standards/instruction-phases.ts';
import { replaceText } from '../../fixes/replace-text.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';
import { inProfile } from '../../standards/instruction-examples.ts';

type Messages = 'unknown' | 'unknown-similar';

const types = (phase: string): Readonly<Record<string, string>> =>
  inProfile({ 'standards/sql/types.md': `---\nphases: [${phase}]\n---\n\n# Types\n` });

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'instruction-phases-known',
    family: 'workspace',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The phases that a standard or directive is for are phases that agents have.',
    explanation: `\`phases\` in the front matter says in which phases a text is of use; in the others the agent does not get it. The phases are ${instructionPhases.map((one) => `\`${one}\``).join(', ')}. A text that names only phases that do not exist is read by nobody.`,
    examples: [
      {
        title: 'A misspelt phase',
        bad: types('implement-logik'),
        good: types('implement-logic'),
        fixed: true,
      },
    ],
    standards: [],
    files: ['instructions'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      unknown: 'There is no phase `{name}`.',
      'unknown-similar': 'There is no phase `{name}`. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check({ governed }): Iterable<WorkspaceReport<Messages>> {
    if (governed?.kind !== 'instructions') return;
    for (const { text: name, place } of governed.phases ?? []) {
      if (instructionPhases.includes(name)) continue;
      const similar = mostSimilar(name, instructionPhases);
      if (similar === undefined) yield { messageId: 'unknown', params: { name }, place };
      else
        yield {
          ...{ messageId: 'unknown-similar', params: { name, similar }, place },
          data: { name, value: similar },
        };
    }
  },
  fixText: replaceText,
});
