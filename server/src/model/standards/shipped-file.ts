import type { InstructionFile } from './instruction-file.ts';
import { instructionPath } from './instruction-path.ts';
import { readInstructionFile } from './read-instruction-file.ts';
import { shippedNames } from './shipped-names.ts';

/** What names of texts that come with us begin with. */
export const SHIPPED = 'builtin:';

/** A text that comes with us, as if it lay in a workspace. Undefined for what is no such name. */
export function shippedFile(
  profile: string,
  name: string,
  text: string,
): InstructionFile | undefined {
  const path = `.agent-os/profiles/${profile}/${name}.md`;
  const at = instructionPath(path);
  return at && readInstructionFile(`${SHIPPED}${profile}/${name}.md`, at, text);
}

/** All of them, without their texts: nobody has loaded these. */
export function namesOnly(): readonly InstructionFile[] {
  return Object.entries(shippedNames).flatMap(([profile, names]) =>
    names.flatMap((name) => shippedFile(profile, name, '') ?? []),
  );
}
