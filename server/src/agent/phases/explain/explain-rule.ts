import type { RuleMeta } from '../../../lint/rule.ts';
import allRules from '../../../lint/rules/all-rules.ts';

/** The rule of that code. */
export function ruleNamed(code: string): RuleMeta | undefined {
  return allRules.find(({ meta }) => meta.code === code)?.meta;
}

/** What a rule asks for and why, in Markdown. */
export function explainRule({ code, summary, explanation, fixable }: RuleMeta): string {
  const fixes = {
    no: 'Nothing fixes it without a decision.',
    safe: 'It can be fixed without a question.',
    unsafe: 'A fix is offered; look at it before you take it.',
  };
  return `## Rule \`${code}\`\n\n${summary}\n\n${explanation}\n\n${fixes[fixable]}\n`;
}
