import type { YamlProblem } from './problems.ts';
import { mayHaveConflicts } from './conflict-markers.ts';
import { limits } from './limits.ts';
import { readLines } from './lines.ts';
import { quoteEnd } from './quotes.ts';
import { maskSeparators } from './separators.ts';

/** A text made fit for the library without moving any character. */
export interface PreparedText {
  /** What the library reads. */
  readonly text: string;
  /** What was written, where templates are masked in `text`. */
  readonly written: string;
  readonly problems: readonly YamlProblem[];
}

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff]+/g;
const separators = /[\u2028\u2029]/;
const conflictMarker = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$).*/gm;

/** Replaces characters that YAML does not allow, hides merge conflict markers and templates. */
export function prepare(source: string): PreparedText {
  const problems: YamlProblem[] = [];
  let text = source.includes('\r') ? source.replace(/\r(?!\n)/g, '\n') : source;
  if (text.search(controls) !== -1)
    text = text.replace(controls, (run, at: number) => replaceControls(run, at, problems));
  if (text.includes('\u00a0')) text = replaceNoBreakSpaces(text, problems);
  if (mayHaveConflicts(text))
    text = text.replace(conflictMarker, (line) => ' '.repeat(line.length));
  const written = text;
  // The lexer of yaml 3.0.0-2 loops for ever on these behind a `#`: to its regular expressions they end a line.
  if (separators.test(text)) text = maskSeparators(text);
  const masked = text.includes('{{') || text.includes('{%') ? maskTemplates(text) : text;
  return { text: masked, written, problems };
}

/** Indentation that only looks like one. Elsewhere these spaces are text like any other. */
function replaceNoBreakSpaces(text: string, problems: YamlProblem[]): string {
  const found = [...text.matchAll(/^[ \t]*\u00a0[ \t\u00a0]*/gm)];
  const [first] = found;
  if (first === undefined) return text;
  const changes = found.map(({ index, 0: blanks }) => ({
    range: { start: index, end: index + blanks.length },
    newText: ' '.repeat(blanks.length),
  }));
  const start = first.index + first[0].indexOf('\u00a0');
  problems.push({ id: 'no-break-space', changes, start, end: first.index + first[0].length });
  return text.replace(/^[ \t]*\u00a0[ \t\u00a0]*/gm, (blanks) => ' '.repeat(blanks.length));
}

function replaceControls(run: string, at: number, problems: YamlProblem[]): string {
  if (problems.length < 20) {
    const code = run.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const range = { start: at, end: at + run.length };
    const changes = [{ range, newText: '' }];
    problems.push({ id: 'control-character', params: { code }, changes, ...range });
  }
  return '\ufffd'.repeat(run.length);
}

/** Puts letters in place of `{{ ... }}` and blanks in place of `{% ... %}` lines, outside of quotes, comments and text blocks. */
function maskTemplates(text: string): string {
  let masked = '';
  let position = 0;
  const replace = (start: number, end: number, filler: string) => {
    const [head = '', ...rest] = text.slice(start, end).split('\n');
    // Letters on lines below would have to be indented; blanks need not.
    const lines = [filler.repeat(head.length), ...rest.map((line) => ' '.repeat(line.length))];
    masked += text.slice(position, start) + lines.join('\n');
    position = end;
  };
  for (const line of readLines(text)) {
    if (line.start < position || line.kind !== 'content') continue;
    const opening = text.slice(line.first, line.first + 2);
    if (opening === '{%' || opening === '{#') {
      const close = findNear(text, opening === '{%' ? '%}' : '#}', line.first);
      if (close !== -1) replace(line.first, close + 2, ' ');
      continue;
    }
    for (const [start, end] of spansIn(text, line.content, line.end)) replace(start, end, 'T');
  }
  return masked + text.slice(position);
}

/** The `{{ ... }}` on a line, outside of quotes and comments. One that goes on below ends where it is closed. */
function* spansIn(text: string, from: number, lineEnd: number): Generator<[number, number]> {
  let mayQuote = true;
  for (let at = from; at < lineEnd; at++) {
    const char = text.charAt(at);
    if (char === '#' && ' \t'.includes(text.charAt(at - 1))) return;
    if ((char === '"' || char === "'") && mayQuote) {
      const close = quoteEnd(text, at, lineEnd);
      if (close === -1) return;
      at = close;
    } else if (char === '{' && text.charAt(at + 1) === '{') {
      const close = findNear(text, '}}', at + 2);
      if (close === -1 || isLeft(text.slice(at + 2, close))) return;
      yield [at, close + 2];
      at = close + 1;
    }
    if (char !== ' ') mayQuote = '[{,:-'.includes(char);
  }
}

/**
 * Whether somebody is still typing a template, and the braces that would close it are those of another one: a line
 * below stands at the margin, where values do not go on, or opens a template.
 */
function isLeft(inside: string): boolean {
  return /\n(?:[^\s)\]}]|[^\n]*\{\{)/.test(inside);
}

/** Like indexOf, but does not look through a whole file for what is not there. */
function findNear(text: string, wanted: string, from: number): number {
  const found = text.slice(from, from + limits.template).indexOf(wanted);
  return found === -1 ? -1 : from + found;
}
