import { START } from '../../../model/place.ts';
import { TOKEN_BUDGET, tokensOf } from '../../../model/standards/budget.ts';
import { profileOf } from '../../../model/standards/named-by.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';
import { inProfile } from '../../standards/instruction-examples.ts';

const standard = (lines: string): Readonly<Record<string, string>> =>
  inProfile({ 'standards/global/amounts.md': `---\nbudget: 30\n---\n\n# Amounts\n\n${lines}` });

export default defineRule({
  meta: {
    code: 'instructions-within-budget',
    family: 'workspace',
    severity: 'hint',
    since: '0.1.0',
    summary: `What an agent is told fits into ${String(TOKEN_BUDGET)} tokens.`,
    explanation:
      'The instructions of a phase are sent with every request: they cost each time, and what is long is followed less well. Of the workflow of a phase all that the phase is told is counted, of other texts what they include. The number is an estimate. Say in the front matter which phases a text is for (`phases: [implement-logic]`), name in the workflow only the standards that it needs, and leave out what every model does anyway. `budget` in the front matter sets another limit for one text.',
    examples: [
      {
        title: 'A standard that says more than it meant to',
        bad: standard(
          'Every amount that is stored anywhere in the warehouse, whatever it is of, should as a general principle be stored as an integer number of cents.\n',
        ),
        good: standard('- Amounts are integers in cents.\n'),
      },
    ],
    standards: [],
    files: ['instructions'],
    cost: 'idle',
    fixable: 'no',
    messages: {
      long: 'With all that it includes this comes to about {tokens} tokens, more than {budget}.',
    },
  },
  on: 'workspace',
  *check({ governed, workspace }): Iterable<WorkspaceReport<'long'>> {
    if (governed?.kind !== 'instructions' || governed.text === '') return;
    const { set, profile } = workspace.instructions(governed);
    const tokens = tokensOf(governed, set, profileOf(governed, profile));
    const { budget = TOKEN_BUDGET } = governed;
    if (tokens > budget) yield { messageId: 'long', params: { tokens, budget }, place: START };
  },
});
