import type { FileSource } from '../../analysis/ports.ts';
import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import type { LintEngine } from '../../lint/engine.ts';
import type { Translate } from '../../lint/format-message.ts';
import { checkInit, type InitAnswers } from '../init.ts';
import type { NewField, NewProblem } from './new-problem.ts';
import { checkAnswers, samplePath, type NewAnswers } from './new-request.ts';
import { specsPlace } from './specs-folder.ts';
import { databasesOf } from './starter-server.ts';

export interface AnswerContext {
  readonly files: Pick<FileSource, 'absolute' | 'resolveFile'>;
  /** Of the workspace as it is known now: nothing is read for this. */
  readonly index: SymbolIndex;
  readonly engine: LintEngine;
  readonly translate: Translate;
  readonly folder: string;
  readonly within: string;
}

/** What is wrong with one answer while it is typed, those before it given. Quick enough for every keystroke. */
export function checkAnswer(
  answers: NewAnswers & InitAnswers,
  field: NewField,
  { files, index, engine, translate, folder, within }: AnswerContext,
): NewProblem | undefined {
  if (answers.kind === 'workspace') {
    const value = { [field]: answers[field] ?? '' };
    return checkInit(value, translate)[0];
  }
  const known = [...index.governed.files()].map(([uri]) => uri);
  const place = specsPlace(files, { folder, within, known });
  const { naming } = index.policies(place.at(samplePath(answers)), answers.domain);
  const { spec, today } = engine;
  const context = { naming, databases: databasesOf(spec), today, translate };
  return checkAnswers(answers, context, [field])[0];
}
