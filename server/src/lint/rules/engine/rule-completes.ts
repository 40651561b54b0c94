import { defineRule, nothing } from '../../rule.ts';

export default defineRule<'document', 'crashed' | 'budget' | 'capped' | 'stopped' | 'slow'>({
  meta: {
    code: 'rule-completes',
    family: 'engine',
    severity: 'error',
    since: '0.1.0',
    summary: 'Every rule runs to its end.',
    explanation:
      'A rule failed on this file or took too long, or the file stands for so much data that the rules were stopped. What the rule would have said is missing, so the file does not count as checked. This is a defect of DataEngOS or a file made to be hard, never a mistake in your contract: please report it with the output of `dataengos check --probe <file>`.',
    examples: [],
    cost: 'typing',
    fixable: 'no',
    anyDialect: true,
    messages: {
      crashed:
        'The rule {rule} failed here and was left out; the others ran. Not checked by it: this file. Cause: {reason}',
      budget:
        'Aliases make this part stand for too much data to check. Not checked: what lies beyond {limit} values.',
      capped:
        'This file has more than {shown} findings; the first {shown} are shown. One early mistake often causes many: start at the top.',
      stopped:
        'The rule {rule} found {limit} places in this file and was stopped there. Not checked by it: the rest.',
      slow: 'The rule {rule} took more than {seconds} seconds for this file and was stopped. Not checked by it: the rest.',
    },
  },
  on: 'document',
  // Reported by the engine itself: a rule cannot see that it failed.
  check: () => nothing,
});
