import { CST } from 'yaml';
import { insertion } from '../../base/text-edit.ts';
import { formatScalar } from './edit/format-scalar.ts';
import type { ProblemList } from './problem-list.ts';
import { resolvePlain } from './resolve-plain.ts';
import type { ScalarStyle, YamlScalar } from './tree.ts';

/** What a scalar token says: its value, how it is written and where it ends. */
export interface ScalarContent {
  readonly value: YamlScalar['value'];
  readonly style: ScalarStyle;
  readonly end: number;
}

/** Reads a plain or quoted scalar. `tag` decides the type where one is written. */
export function readFlowScalar(
  token: CST.FlowScalar,
  tag: string | undefined,
  problems: ProblemList,
): ScalarContent {
  const { source, offset, type } = token;
  const end = offset + source.length;
  if (type === 'scalar') {
    const text = source.includes('\n')
      ? foldedText(token, problems)
      : checkedPlain(token, problems);
    return { value: isStringTag(tag) ? text : resolvePlain(text), style: 'plain', end };
  }
  const quote = type === 'single-quoted-scalar' ? "'" : '"';
  const style = type === 'single-quoted-scalar' ? 'single' : 'double';
  const escape = quote === "'" ? "'" : '\\';
  const inner = source.slice(1, -1);
  const simple =
    source.length > 1 && source.endsWith(quote) && !inner.includes('\n') && !inner.includes(escape);
  const text = simple ? inner : foldedText(token, problems);
  return { value: isTypeTag(tag) ? resolvePlain(text) : text, style, end };
}

/** Reads a `|` or `>` scalar; its end is behind the last line that is not blank. */
export function readBlockScalar(
  token: CST.BlockScalar,
  atRoot: boolean,
  problems: ProblemList,
): ScalarContent {
  let contentStart = token.offset;
  for (const part of token.props) {
    if ('source' in part) contentStart = part.offset + part.source.length;
  }
  let length = token.source.length;
  while (length > 0 && token.source.charCodeAt(length - 1) <= 32) length--;
  const headerEnd = token.offset + headerLength(token);
  const resolved = CST.resolveAsScalar(token, false, (at, code, message) => {
    if (atRoot && code === 'BAD_INDENT') return;
    reportScalar(at, code, message, token.offset, headerEnd, problems);
  });
  return {
    value: resolved.value,
    style: resolved.type === 'BLOCK_FOLDED' ? 'folded' : 'literal',
    end: length === 0 ? headerEnd : contentStart + length,
  };
}

function headerLength(token: CST.BlockScalar): number {
  const header = token.props[0];
  return header !== undefined && 'source' in header ? header.source.length : 1;
}

function checkedPlain(token: CST.FlowScalar, problems: ProblemList): string {
  const first = token.source[0];
  if (first !== undefined && '\t,%|>@`'.includes(first)) reportBadStart(token, problems);
  return token.source;
}

function reportBadStart({ offset, source }: CST.FlowScalar, problems: ProblemList): void {
  const character = source.charAt(0);
  const params = { character: character === '\t' ? '\\t' : character };
  const range = { start: offset, end: offset + source.length };
  const changes = source.includes('\n')
    ? []
    : [{ range, newText: formatScalar(problems.written(range).trim(), 'double') }];
  problems.add('bad-start', offset, offset + 1, { params, changes });
}

/** Lets the library fold lines and read escapes. */
function foldedText(token: CST.FlowScalar, problems: ProblemList): string {
  const { type, offset, indent, source } = token;
  const end = offset + source.length;
  return CST.resolveAsScalar({ type, offset, indent, source }, false, (at, code, message) => {
    if (code === 'BAD_SCALAR_START') reportBadStart(token, problems);
    else reportScalar(at, code, message, offset, end, problems);
  }).value;
}

function reportScalar(
  at: number,
  code: string,
  message: string,
  start: number,
  end: number,
  problems: ProblemList,
): void {
  if (code === 'BAD_DQ_ESCAPE') {
    const escape = message.replace('Invalid escape sequence ', '');
    const details = { params: { escape }, changes: [insertion(at, '\\')] };
    problems.add('bad-escape', at, at + Math.max(2, escape.length), details);
  } else if (code === 'MISSING_CHAR' && message.includes('quote')) {
    const quote = message.includes("'") ? "'" : '"';
    problems.add('unclosed-quote', start, end, { params: { quote } });
  } else if (code === 'BAD_INDENT' || code === 'MISSING_CHAR') {
    problems.add('block-indent', at, at + 1);
  } else {
    problems.add('block-header', at, Math.max(at + 1, end));
  }
}

function isStringTag(tag: string | undefined): boolean {
  return tag === '!!str' || tag === '!' || tag === '!<tag:yaml.org,2002:str>';
}

function isTypeTag(tag: string | undefined): boolean {
  return tag === '!!int' || tag === '!!float' || tag === '!!bool' || tag === '!!null';
}
