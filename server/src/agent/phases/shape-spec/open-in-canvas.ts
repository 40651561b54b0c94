import { canvasPage, isOpen } from '../canvas/canvas-page.ts';
import { quoted } from '../name-problem.ts';
import { openMarks } from '../open-marks.ts';
import type { CanvasPart } from './canvas-questions.ts';
import { openSentences, writtenParts, levelParts } from './said-parts.ts';
import { saying, type Sentence } from '../../sentence.ts';
import { told } from '../../told.ts';

/**
 * What is open in a canvas that a model completed. `before`: the questions that the draft left open. Where the canvas has an
 * answer to one now, nobody but the model has given it, which is for people to confirm.
 */
export function openInCanvas(
  path: string,
  text: string,
  before: readonly Sentence[],
): readonly Sentence[] {
  const page = canvasPage(path, text);
  const levels = levelParts.flatMap((part) => {
    const level = page.levels.get(part);
    return level === undefined ? [] : [[part, [level]] as const];
  });
  const written = writtenParts(page);
  const missing = openSentences(new Map<CanvasPart, readonly string[]>(levels), written);
  const rows = page.metrics.flatMap(({ name: metric, question, answers }): readonly Sentence[] => {
    const name = quoted(metric);
    return [
      ...(isOpen(question) ? [saying('What does {name} tell?', { name })] : []),
      ...(answers.length === 0 ? [saying('Which property answers {name}?', { name })] : []),
    ];
  });
  const open = [...missing, ...rows];
  const known = open.map((one) => told(one));
  const confirm = before
    .filter((question) => !known.includes(told(question)))
    .map((question) => saying('For a person to confirm: {question}', { question }));
  const own = ['What does it tell?', 'Which property?'];
  return [...open, ...openMarks(text, [...known, ...own]), ...confirm];
}
