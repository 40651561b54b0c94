import { applyEdits, insertion, type TextEdit } from '../../base/text-edit.ts';
import { readDiagrams, type Diagram } from '../../syntax/mermaid/diagrams.ts';
import type { FlowchartProblem } from '../../syntax/mermaid/flowchart.ts';
import type { Finding, Fix } from '../rule.ts';

export const mermaidFixTitles = {
  'add-end': 'Write the missing `end`',
  'remove-end': 'Remove this `end`',
  'close-quote': 'Close the quote',
  'close-shape': 'Close the shape with `{close}`',
  'close-text': 'Close the text of the arrow',
} as const;

type Draft = Pick<Fix, 'params' | 'edits'> & { readonly title: keyof typeof mermaidFixTitles };

/** Repairs of what keeps Mermaid from drawing a flowchart. Only those are offered that do it; one alone is what was meant. */
export function fixMermaid(finding: Finding, text: string): readonly Fix[] {
  const path = finding.data?.markdown === 'true' ? '.md' : '';
  const diagrams = readDiagrams(text, path);
  const found = diagrams.flatMap((diagram) =>
    diagram.chart.problems
      .filter(
        ({ message, start }) => message === finding.messageId && start === finding.range.start,
      )
      .map((problem) => ({ diagram, problem })),
  )[0];
  if (found === undefined) return [];
  const before = problemsIn(diagrams);
  const drafts = draftsFor(text, found.problem, found.diagram).filter(
    ({ edits }) => problemsIn(readDiagrams(applyEdits(text, edits), path)) < before,
  );
  const only = drafts.length === 1 && isSure(text, found.problem, found.diagram);
  return drafts.map((draft) => ({ ...draft, safety: only ? 'safe' : 'unsafe' }));
}

function problemsIn(diagrams: readonly Diagram[]): number {
  return diagrams.reduce((sum, { chart }) => sum + chart.problems.length, 0);
}

function draftsFor(text: string, problem: FlowchartProblem, diagram: Diagram): readonly Draft[] {
  switch (problem.message) {
    case 'missing-end':
      return [{ title: 'add-end', edits: [endOf(text, problem, diagram).edit] }];
    case 'unmatched-end':
      return [{ title: 'remove-end', edits: [withoutLine(text, problem)] }];
    case 'unclosed-quote':
      return closings(text, problem, '"').map((edit) => ({ title: 'close-quote', edits: [edit] }));
    case 'unclosed-shape': {
      const close = closeOf(text, problem);
      return closings(text, problem, close).map((edit) => ({
        ...{ title: 'close-shape', params: { close }, edits: [edit] },
      }));
    }
    case 'unclosed-link-text':
      return closings(text, problem, '|').map((edit) => ({ title: 'close-text', edits: [edit] }));
    default:
      return [];
  }
}

/** What an `end` that is too many meant is anybody's guess, and where one is missing only the indentation says. */
function isSure(text: string, problem: FlowchartProblem, diagram: Diagram): boolean {
  if (problem.message === 'missing-end') return endOf(text, problem, diagram).isClear;
  return problem.message !== 'unmatched-end';
}

/** An `end` before the first line behind that is not indented below the subgraph, else at the end of the diagram. */
function endOf(
  text: string,
  { start }: FlowchartProblem,
  diagram: Diagram,
): { readonly edit: TextEdit; readonly isClear: boolean } {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /[^\S\r\n]*/y;
  indent.lastIndex = line;
  const own = indent.exec(text)?.[0] ?? '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  let last = nextLine(text, line);
  let inside = 0;
  for (let at = last; at < diagram.end; at = nextLine(text, at)) {
    const whole = text.slice(at, Math.min(nextLine(text, at), diagram.end));
    if (whole.trim() === '') continue;
    const depth = /^\s*/.exec(whole)?.[0].length ?? 0;
    if (depth <= own.length) break;
    inside++;
    last = nextLine(text, at);
  }
  const at = Math.min(last, diagram.end);
  const broken = text[at - 1] === '\n' ? '' : eol;
  return { edit: insertion(at, `${broken}${own}end${eol}`), isClear: inside > 0 };
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

/** The whole line where nothing else stands on it. */
function withoutLine(text: string, { start, end }: FlowchartProblem): TextEdit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = nextLine(text, end);
  const isAlone = text.slice(from, start).trim() === '' && text.slice(end, to).trim() === '';
  return { range: isAlone ? { start: from, end: to } : { start, end }, newText: '' };
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '>': ']' };

/** The signs that would close a shape: those that open it, turned around. */
function closeOf(text: string, { start }: FlowchartProblem): string {
  const open = /^[^[({>\r\n]*?([[({>]+[/\\]?)/.exec(text.slice(start, lineEnd(text, start)))?.[1];
  return Array.from(open ?? '[', (sign) => CLOSING[sign] ?? sign)
    .reverse()
    .join('');
}

/** Where something that is open could end: before each bracket, arrow or bar behind it, or with its line. */
function closings(text: string, { start }: FlowchartProblem, close: string): readonly TextEdit[] {
  const end = lineEnd(text, start);
  const rest = text.slice(start, end);
  const places = Array.from(rest.matchAll(BEFORE), ({ index }) => start + index);
  const trimmed = start + rest.trimEnd().length;
  const all = close === '"' ? places : places.filter((at) => !/[\])}]/.test(text[at] ?? ''));
  return [...new Set([...all, trimmed])].slice(0, MAX_PLACES).map((at) => insertion(at, close));
}

const BEFORE = /[\])}]+|\s+(?=[xo<]?(?:--|==|-\.))|(?<=\S)(?=:::)/g;
/** Each is tried by reading the whole file again. */
const MAX_PLACES = 6;

function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[\r\n]/);
  return end === -1 ? text.length : at + end;
}
