import type { InstructionFile } from '../../../../server/src/model/standards/instruction-file.ts';
import { instructionPath } from '../../../../server/src/model/standards/instruction-path.ts';
import { InstructionSet } from '../../../../server/src/model/standards/instruction-set.ts';
import { readInstructionFile } from '../../../../server/src/model/standards/read-instruction-file.ts';

/** Files by path, as those of one folder. Throws for a path that is no text for agents. */
export function instructionSet(
  files: Readonly<Record<string, string>>,
  shipped: readonly InstructionFile[] = [],
): InstructionSet {
  const read = Object.entries(files).map(([path, text]) => {
    const at = instructionPath(path);
    if (at === undefined) throw new Error(`${path} is no text for agents.`);
    return readInstructionFile(path, at, text);
  });
  return new InstructionSet(read, shipped);
}
