import { mostSimilar } from '../../base/similar.ts';
import { applyEdits, type TextEdit } from '../../base/text-edit.ts';
import { readDiagrams, tryDiagrams, type Diagram } from '../../syntax/mermaid/diagrams.ts';
import type { FlowchartProblem } from '../../syntax/mermaid/flowchart.ts';
import { allShapeNames } from '../../syntax/mermaid/shapes.ts';
import type { Finding, Fix } from '../rule.ts';
import { closeOf, closings, innerQuotes, inQuotes, quoteEnds } from './mermaid-brackets.ts';
import { missingEnd, ownLine, withoutLine } from './mermaid-lines.ts';

export const mermaidFixTitles = {
  'add-end': 'Write the missing `end`',
  'remove-end': 'Remove this `end`',
  'add-header': 'Write `flowchart LR` above',
  'close-front-matter': 'Close the front matter above the diagram',
  'close-quote': 'Close the quote',
  'close-shape': 'Close the shape with `{close}`',
  'close-text': 'Close the text of the arrow',
  'quote-label': 'Put the label into quotes',
  'escape-quotes': 'Write `#quot;` for quotes inside of the text',
  'own-line': 'Put the comment on a line of its own',
  replace: 'Write `{value}`',
} as const;

type Draft = Pick<Fix, 'params' | 'edits'> & { readonly title: keyof typeof mermaidFixTitles };

/** Repairs of what keeps Mermaid from drawing a flowchart. Each was tried; one alone is what the author meant. */
export function fixMermaid(finding: Finding, text: string): readonly Fix[] {
  const path = finding.data?.markdown === 'true' ? '.md' : '';
  const diagrams = readDiagrams(text, path);
  const [found] = diagrams.flatMap((diagram) =>
    diagram.chart.problems
      .filter(
        ({ message, start }) => message === finding.messageId && start === finding.range.start,
      )
      .map((problem) => ({ diagram, problem })),
  );
  if (found === undefined) return [];
  const { diagram, problem } = found;
  const before = problemsIn(diagrams);
  const drafts = draftsFor(text, problem, diagram).filter(
    ({ edits }) => problemsIn(tryDiagrams(applyEdits(text, edits), path)) < before,
  );
  const isSure = drafts.length === 1 && isClear(text, problem, diagram);
  return drafts.map((draft) => ({ ...draft, safety: isSure ? 'safe' : 'unsafe' }));
}

function problemsIn(diagrams: readonly Diagram[]): number {
  return diagrams.reduce((sum, { chart }) => sum + chart.problems.length, 0);
}

/** What people write for arrows of Mermaid. */
const ARROWS: Readonly<Record<string, string>> = {
  '->': '-->',
  '=>': '==>',
  '-.>': '-.->',
};

function draftsFor(text: string, problem: FlowchartProblem, diagram: Diagram): readonly Draft[] {
  switch (problem.message) {
    case 'missing-end':
      return [{ title: 'add-end', edits: [missingEnd(text, problem, diagram).edit] }];
    case 'unmatched-end':
      return [{ title: 'remove-end', edits: [withoutLine(text, problem)] }];
    case 'unclosed-quote':
      return each('close-quote', quoteEnds(text, problem, diagram));
    case 'unclosed-link-text':
      return text[problem.start] === '|' ? each('close-text', closings(text, problem, '|')) : [];
    case 'unclosed-shape': {
      const open = /^[[({>]+[/\\]?/.exec(text.slice(problem.start, problem.start + 4))?.[0] ?? '[';
      const close = closeOf(open);
      return closings(text, problem, close).map((edit) => ({
        ...{ title: 'close-shape', params: { close }, edits: [edit] },
      }));
    }
    case 'unquoted-text': {
      const edits = inQuotes(text, problem);
      return edits === undefined ? [] : [{ title: 'quote-label', edits }];
    }
    case 'inner-quote': {
      const edits = innerQuotes(text, problem);
      return edits.length === 0 ? [] : [{ title: 'escape-quotes', edits }];
    }
    case 'trailing-comment':
      return [{ title: 'own-line', edits: [ownLine(text, problem)] }];
    case 'bad-link':
      return replaced(problem, ARROWS[problem.text ?? '']);
    case 'unknown-diagram':
      return replaced(
        problem,
        mostSimilar(problem.text ?? '', ['flowchart', 'graph']) ?? 'flowchart',
      );
    case 'missing-header':
      return [{ title: 'add-header', edits: [above(text, problem.start, 'flowchart LR')] }];
    case 'unclosed-front-matter':
      return [
        { title: 'close-front-matter', edits: [above(text, diagram.chart.header.start, '---')] },
      ];
    case 'unknown-shape':
      return replaced(problem, mostSimilar(problem.text ?? '', allShapeNames));
    default:
      return [];
  }
}

function each(title: Draft['title'], edits: readonly TextEdit[]): readonly Draft[] {
  return edits.map((edit) => ({ title, edits: [edit] }));
}

function above(text: string, offset: number, line: string): TextEdit {
  const at = text.lastIndexOf('\n', offset - 1) + 1;
  return { range: { start: at, end: at }, newText: `${line}\n` };
}

function replaced({ start, end }: FlowchartProblem, value: string | undefined): readonly Draft[] {
  if (value === undefined) return [];
  const range = { start, end };
  return [{ title: 'replace', params: { value }, edits: [{ range, newText: value }] }];
}

const GUESSED: readonly FlowchartProblem['message'][] = [
  'missing-header',
  'unknown-shape',
  'unmatched-end',
];

/** Where an `end` is missing only the indentation says; one that is too many, another word for a shape, and a direction that nobody wrote are guesses. */
function isClear(text: string, problem: FlowchartProblem, diagram: Diagram): boolean {
  if (problem.message === 'missing-end') return missingEnd(text, problem, diagram).isClear;
  return !GUESSED.includes(problem.message);
}
