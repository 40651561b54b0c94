import { formatMessage, type Translate } from '../../lint/format-message.ts';
import { isSet } from '../../model/standards/named-by.ts';
import type { Hover } from '../hover.ts';
import { codeText, describeInstructions, sizeText } from './describe-instructions.ts';
import {
  namedHere,
  nameRange,
  placeholderAt,
  type InstructionsDocument,
} from './instructions-document.ts';

/** Files of a pattern that are listed. */
const SHOWN = 20;

const texts = {
  set: 'The flag `{name}` is set: the lines up to its end stay.',
  unset: 'The flag `{name}` is not set.',
  more: 'and {count} more',
} as const;

/** What the placeholder at the offset stands for. */
export function instructionsHoverAt(
  document: InstructionsDocument,
  offset: number,
  translate: Translate,
): Hover | undefined {
  const found = placeholderAt(document, offset);
  if (found === undefined) return undefined;
  const range = nameRange(found);
  const { placeholder } = found;
  if (placeholder.kind === 'condition') {
    const name = placeholder.flag.text;
    const text = isSet(name) && !placeholder.isUnless ? texts.set : texts.unset;
    return { markdown: formatMessage(text, { name }, translate), range };
  }
  const files = namedHere(document, found);
  const [only] = files;
  if (only === undefined) return undefined;
  if (files.length === 1)
    return { markdown: describeInstructions(only, document.around.set, translate), range };
  const lines = files.slice(0, SHOWN).map((file) => {
    const size = sizeText(file, translate);
    return `- \`${codeText(file.at.name)}\`${size === '' ? '' : ` · ${size}`}`;
  });
  const count = files.length - SHOWN;
  if (count > 0) lines.push(`- ${formatMessage(texts.more, { count }, translate)}`);
  return { markdown: lines.join('\n'), range };
}
