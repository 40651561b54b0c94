import type { Range } from '../../../base/range.ts';
import {
  sliceInline,
  spanOf,
  type InlineText,
  type Span,
} from '../../../syntax/markdown/inline-text.ts';

/** The heading of a macro: `mask_pii(column, keep=1)`. */
export interface MacroSignature extends Range {
  readonly name: Span;
  /** As written, in order. */
  readonly parameters: readonly Span[];
  /** Places of arguments that have no name: nothing between two commas, a value, a text. */
  readonly nameless: readonly Span[];
}

const NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
const PARAMETER = /^[*]{0,2}[A-Za-z_]\w*(?:\s*=\s*\S.*)?$/s;

/** The code of a heading, or all of it when none is in code; braces of Jinja around are not part of it. */
export function signatureText(title: InlineText): InlineText {
  const [code] = title.codes;
  const shown =
    code === undefined ? title : sliceInline(title, code.at, code.at + code.text.length);
  const braces = /^\{\{-?(.*?)-?\}\}$/.exec(shown.text);
  if (braces === null) return shown;
  const start = shown.text.indexOf(braces[1] ?? '');
  return sliceInline(shown, start, start + (braces[1]?.length ?? 0));
}

/** Reads a signature; undefined where name or brackets are not as they should be. */
export function readSignature(title: InlineText): MacroSignature | undefined {
  const shown = signatureText(title);
  const opening = shown.text.indexOf('(');
  if (opening === -1) return undefined;
  const name = sliceInline(shown, 0, opening);
  const passed = splitArguments(shown.text, opening);
  if (!NAME.test(name.text) || passed === undefined) return undefined;
  const pieces = passed.parts.map(({ start, end }) => {
    const piece = sliceInline(shown, start, end);
    // Between two commas: the comma behind is shown, as nothing else is there.
    return spanOf(piece.text === '' ? sliceInline(shown, start - 1, end + 1) : piece);
  });
  const isNamed = ({ text }: Span): boolean => PARAMETER.test(text);
  const whole = sliceInline(shown, 0, passed.end);
  return {
    name: spanOf(name),
    parameters: pieces.filter(isNamed),
    nameless: pieces.filter((piece) => !isNamed(piece)),
    start: whole.start,
    end: whole.end,
  };
}

/** Whether a heading is meant as that of a macro: code, brackets, or one word that could be its name. */
export function looksLikeMacro(title: InlineText): boolean {
  const { text } = signatureText(title);
  if (title.codes.length > 0) return title.codes[0]?.at === 0;
  return /^\w+ ?\(/.test(text) || (NAME.test(text) && text.includes('_'));
}

/** Arguments longer than this, all together, are none. */
const MAX_ARGUMENTS = 1_000;

/** The pieces between the bracket at `opening` and its partner; commas in quotes and inner brackets divide nothing. */
export function splitArguments(
  text: string,
  opening: number,
): { readonly parts: readonly Range[]; readonly end: number } | undefined {
  const parts: Range[] = [];
  const last = Math.min(text.length, opening + MAX_ARGUMENTS);
  let depth = 0;
  let quote = '';
  let start = opening + 1;
  for (let at = opening; at < last; at++) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    if (depth === 0 || (depth === 1 && quote === '' && character === ',')) {
      const isEmpty = depth === 0 && parts.length === 0 && text.slice(start, at).trim() === '';
      if (!isEmpty) parts.push({ start, end: at });
      start = at + 1;
    }
    if (depth === 0) return { parts, end: at + 1 };
  }
  return undefined;
}
