import { estimateTokens } from '../../base/estimate-tokens.ts';
import { compileInstructions } from './compile-instructions.ts';
import { Expander } from './expand.ts';
import type { InstructionFile } from './instruction-file.ts';
import { instructionPhases } from './instruction-phases.ts';
import type { InstructionSet } from './instruction-set.ts';

/** Tokens that the instructions of a phase should not go over: half of what a run gives a model first. */
export const TOKEN_BUDGET = 12_000;

/** What a text comes to with all that it includes, in tokens; of the workflow of a phase all that the phase is told. A guess. */
export function tokensOf(file: InstructionFile, set: InstructionSet, profile: string): number {
  const [kind, phase = ''] = file.at.name.split('/');
  if (kind !== 'workflows' || !instructionPhases.includes(phase))
    return estimateTokens(new Expander(set, profile).expand(file));
  const { text, workflow = '' } = compileInstructions(phase, set, profile);
  return estimateTokens(text) + estimateTokens(workflow);
}
