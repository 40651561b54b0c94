import { saying, type Sentence } from '../../agent/sentence.ts';
import type { ReportedFinding } from '../lint.ts';
import type { OperationContext } from '../operation.ts';

/** What a finding says, so that it can be said in another language. */
export function findingSentence(
  { code, messageId, params, message }: ReportedFinding,
  { engine }: Pick<OperationContext, 'engine'>,
): Sentence {
  const rule = engine.rules.find(({ meta }) => meta.code === code);
  const messages: Readonly<Record<string, string>> = rule?.meta.messages ?? {};
  const template = Object.hasOwn(messages, messageId) ? messages[messageId] : undefined;
  return template === undefined ? message : saying(template, params);
}
