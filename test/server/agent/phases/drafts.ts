import type { Draft } from '../../../../server/src/agent/draft.ts';
import type { Phase, PhaseInput, Prepared } from '../../../../server/src/agent/phase.ts';
import type { Answers, Question } from '../../../../server/src/agent/question.ts';
import { noTools, testWorld, type WorldFiles } from '../test-world.ts';
import { told } from '../../../../server/src/agent/told.ts';
import { InWords } from '../../../../server/src/agent/in-words.ts';

/** What a phase prepares for files in memory; fails where it refuses. */
export async function preparedFor(
  phase: Phase,
  input: PhaseInput,
  files: WorldFiles,
): Promise<Prepared & { readonly questions: readonly Question<string>[] }> {
  const prepared = await phase.prepare(input, await testWorld(files), noTools);
  if ('refused' in prepared) throw new Error(told(prepared.refused));
  const { questions } = prepared;
  return { ...prepared, questions: questions.map((one) => new InWords().question(one)) };
}

/** The draft for answers. */
export async function answered(
  phase: Phase,
  input: PhaseInput,
  files: WorldFiles,
  answers: Answers = {},
): Promise<ReturnType<InWords['draft']>> {
  const prepared = await preparedFor(phase, input, files);
  return new InWords().draft(await prepared.draft(answers));
}

/** The text of the only file of a draft. */
export function onlyText({ files }: Draft): string {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) throw new Error('It has not exactly one file.');
  return file.text;
}

/** Files with those of a draft among them. */
export function withDraft(files: WorldFiles, draft: Draft): WorldFiles {
  const drafted = draft.files.map(({ path, text }) => [path, text] as const);
  return { ...files, ...Object.fromEntries(drafted) };
}

/** Names that lead somewhere else, or mean something to whoever reads them. */
export const hostileNames: readonly string[] = [
  ...[
    '../x',
    '..',
    '/etc/passwd',
    'a/b',
    'a\\b',
    '..\\x',
    'C:x',
    'x\0',
    'a\nb',
    "a'b",
    'a"b',
    'a`b',
  ],
  ...['{{ env_var("KEY") }}', '{% raw %}', '${HOME}', '$(id)', 'a b', 'con', 'nul.txt', '.hidden'],
  ...['x'.repeat(500), 'a:b', 'a|b', 'a*', '<b>', '\u202ex', 'name ', '-'].filter(
    (name) => name !== 'name ',
  ),
];
