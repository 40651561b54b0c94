import { allPhases } from '../../agent/phases/all-phases.ts';
import type { PhaseId } from '../../agent/phase.ts';
import { tokensOf } from '../../agent/tokens.ts';
import type { OperationContext } from '../operation.ts';
import { folderContext } from './folder-context.ts';
import { readInstructions } from './read-instructions.ts';

/** The instructions of a phase as a page. `files`: what it is made of, as the host names files; ours as `builtin:<path>`. */
export interface InstructionsPage {
  readonly markdown: string;
  /** As a guess. */
  readonly tokens: number;
  readonly files: readonly string[];
}

/** Puts the instructions of a phase together. `folder`: as the host names it. */
export async function instructionsPage(
  phase: PhaseId,
  folder: string,
  whole: OperationContext,
): Promise<InstructionsPage> {
  const { context, source } = folderContext(whole, folder);
  const { text, workflow, files } = await readInstructions(phase, context);
  const prompt = workflow ?? allPhases.find(({ id }) => id === phase)?.prompt ?? '';
  const markdown = [text, prompt].filter((part) => part.trim() !== '').join('\n\n');
  return {
    markdown,
    tokens: tokensOf(markdown),
    files: files.map((one) => (one.startsWith('builtin:') ? one : source.shown(one))),
  };
}
