import type { Span } from '../markdown/inline-text.ts';
import type { Placeholder } from './placeholder.ts';

/** Those that a file may have; what stands behind is text. */
const MOST = 2000;
/** Templates for dbt have braces, too: they hold blanks, brackets or quotes, and no path alone. */
const PATTERN =
  /\{\{[ \t]*(?:(PHASE[ \t]+[\w.-]{1,20})[ \t]*:[ \t]*@?(?:\.?agent-os\/)?|(IF|UNLESS|ENDIF|ENDUNLESS)[ \t]+)?([\w.*/@-]{1,200})[ \t]*\}\}|(?<![\w@/.])@\.?agent-os\/([\w.*/-]{1,200})/g;
const PATH = /^[\w@.-]+\//;

/**
 * The placeholders of a Markdown file in their order, those in code as well: Agent OS puts them together before anybody
 * reads Markdown. Other words in double braces are left alone, as they are templates of something else.
 */
export function readPlaceholders(text: string): readonly Placeholder[] {
  if (!text.includes('{{') && !text.includes('agent-os/')) return [];
  const found: Placeholder[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const one = read(match, text);
    if (one !== undefined && found.push(one) === MOST) break;
  }
  return found;
}

function read(match: RegExpExecArray, text: string): Placeholder | undefined {
  const [whole, label, word, inside, mention] = match;
  const range = { start: match.index, end: match.index + whole.length };
  if (mention !== undefined) {
    const target = spanOf(mention.replace(/[.*]+$/, ''), range.end - mention.length);
    if (target.text === '') return undefined;
    const end = target.end;
    return {
      kind: 'mention',
      start: range.start,
      end,
      target,
      isAlone: isAlone(text, range.start, end),
    };
  }
  if (inside === undefined) return undefined;
  const span = spanOf(inside, range.start + whole.lastIndexOf(inside));
  if (word !== undefined) {
    const opens = !word.startsWith('END');
    return { kind: 'condition', ...range, opens, isUnless: word.endsWith('UNLESS'), flag: span };
  }
  if (label !== undefined) return { kind: 'include', ...range, target: span, label };
  return PATH.test(inside) ? { kind: 'include', ...range, target: span } : undefined;
}

function spanOf(text: string, start: number): Span {
  return { text, start, end: start + text.length };
}

function isAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const next = text.indexOf('\n', end);
  const after = text.slice(end, next === -1 ? text.length : next);
  return /^[ \t]*(?:[-*+][ \t]+)?$/.test(before) && after.trim() === '';
}
