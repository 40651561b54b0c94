import type { PhaseId } from '../../agent/phase.ts';
import { estimateTokens } from '../../base/estimate-tokens.ts';
import { showHidden } from '../../base/show-hidden.ts';
import { formatMessage } from '../../lint/format-message.ts';
import type { OperationContext } from '../operation.ts';
import { folderContext } from './folder-context.ts';
import { readCompiled } from './read-instructions.ts';

/** What a phase is told, for people. */
export interface InstructionsPage {
  readonly markdown: string;
  /** An estimate. */
  readonly tokens: number;
  readonly files: readonly string[];
}

const texts = {
  title: 'Instructions for {phase}',
  size: 'Profile: {profile}. About {tokens} tokens; this is an estimate.',
  leftOut: 'Not there, or left out as it is too much:',
  files: 'Files:',
  own: 'The phase proceeds as DataEngOS has it: the workspace has no workflow for it.',
  workflow: 'Workflow',
} as const;

/** Puts the instructions of a phase together as a page. `folder`: the workspace folder, as the host names it. */
export async function instructionsPage(
  phase: PhaseId,
  whole: OperationContext,
  folder: string,
): Promise<InstructionsPage> {
  const { context } = folderContext(whole, folder);
  const { text, workflow, files, leftOut, profile } = await readCompiled(phase, context);
  const { translate } = context;
  const say = (template: string, params?: Record<string, string | number>): string =>
    formatMessage(template, params, translate);
  const tokens = estimateTokens(text) + estimateTokens(workflow ?? '');
  const head = [
    `# ${say(texts.title, { phase })}`,
    say(texts.size, { profile: showHidden(profile), tokens }),
    ...(files.length > 0 ? [`${say(texts.files)}\n\n${list(files.map(({ uri }) => uri))}`] : []),
    ...(leftOut.length > 0 ? [`${say(texts.leftOut)}\n\n${list(leftOut)}`] : []),
    '---',
  ];
  const told = workflow === undefined ? say(texts.own) : `# ${say(texts.workflow)}\n\n${workflow}`;
  return {
    markdown: `${[...head, ...(text === '' ? [] : [text, '---']), told].join('\n\n')}\n`,
    tokens,
    files: files.map(({ uri }) => uri),
  };
}

function list(names: readonly string[]): string {
  return names.map((name) => `- \`${showHidden(name).replaceAll('`', "'")}\``).join('\n');
}
