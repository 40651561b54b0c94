import { estimateTokens } from '../../base/estimate-tokens.ts';
import { showHidden } from '../../base/show-hidden.ts';
import { markdownText } from '../../base/markdown-text.ts';
import { formatMessage, type Translate } from '../../lint/format-message.ts';
import type { InstructionFile } from '../../model/standards/instruction-file.ts';
import type { InstructionSet } from '../../model/standards/instruction-set.ts';
import { SHIPPED } from '../../model/standards/shipped-file.ts';

const LINES = 12;
const WIDTH = 200;

const texts = {
  tokens: 'about {tokens} tokens',
  shipped: 'Comes with DataEngOS.',
} as const;

export function isShipped({ uri }: InstructionFile): boolean {
  return uri.startsWith(SHIPPED);
}

/** `about 120 tokens`; of a text whose words nobody has loaded nothing. */
export function sizeText(file: InstructionFile, translate: Translate): string {
  if (file.text === '') return '';
  const tokens = estimateTokens(file.text.slice(file.body));
  return formatMessage(texts.tokens, { tokens }, translate);
}

/** Markdown: what a text is about, how long it is, and how it begins. */
export function describeInstructions(
  file: InstructionFile,
  set: InstructionSet,
  translate: Translate,
): string {
  const size = sizeText(file, translate);
  const about = set.describe(file);
  return [
    `**\`${codeText(file.at.name)}\`**${size === '' ? '' : ` · ${size}`}`,
    ...(about === undefined ? [] : [markdownText(showHidden(about))]),
    ...(isShipped(file) ? [translate(texts.shipped)] : [beginning(file)]),
  ].join('\n\n');
}

/** In a fence, as these are words of others. */
function beginning({ text, body }: InstructionFile): string {
  const lines = showHidden(text.slice(body).trim()).split('\n');
  const shown = lines.slice(0, LINES).map((line) => line.slice(0, WIDTH));
  if (lines.length > LINES) shown.push('…');
  const longest = Math.max(2, ...shown.map((line) => /`+/.exec(line)?.[0].length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return `${fence}markdown\n${shown.join('\n')}\n${fence}`;
}

/** Names of files may hold whatever disks take. */
export function codeText(name: string): string {
  return showHidden(name).replaceAll('`', "'").replaceAll('\n', ' ');
}
