import { formatMessage, type Translate } from '../lint/format-message.ts';
import type { Params, Rule } from '../lint/rule.ts';

/** What a finding says, in full; the message id where the rule has no such message. */
export function findingMessage(
  rule: Rule | undefined,
  report: { readonly messageId: string; readonly params?: Params },
  translate?: Translate,
): string {
  const messages: Readonly<Record<string, string>> = rule?.meta.messages ?? {};
  const template = Object.hasOwn(messages, report.messageId)
    ? messages[report.messageId]
    : undefined;
  return formatMessage(template ?? report.messageId, report.params, translate);
}
