import type { Placeholder } from '../../syntax/instructions/placeholder.ts';
import type { InstructionFile } from './instruction-file.ts';
import { instructionKinds } from './instruction-path.ts';
import type { InstructionSet } from './instruction-set.ts';

/** Flags that texts of Agent OS know, as they are for whoever has all in one text. */
const flags: Readonly<Record<string, boolean>> = {
  compiled_single_command: true,
  standards_as_claude_code_skills: false,
  use_claude_code_subagents: false,
};

export const knownFlags: readonly string[] = Object.keys(flags);

export function isSet(flag: string): boolean {
  return Object.hasOwn(flags, flag) && flags[flag] === true;
}

/** Whether the word before the slash is one of those that placeholders begin with. */
export function hasKnownRoot(target: string): boolean {
  const root = target.slice(0, Math.max(0, target.indexOf('/')));
  return instructionKinds.some((one) => one === root);
}

/** The profile that placeholders of a file count in: its own, else the one in force. */
export function profileOf({ at }: InstructionFile, inForce: string): string {
  return at.profile ?? inForce;
}

/** The files that a placeholder names, in the order of their names. */
export function namedBy(
  placeholder: Placeholder,
  set: InstructionSet,
  profile: string,
): readonly InstructionFile[] {
  if (placeholder.kind === 'condition') return [];
  const { text } = placeholder.target;
  return hasKnownRoot(text) ? set.match(text, profile) : [];
}

/**
 * The files that a placeholder in a file names. Where the workspace has no standards, ours stand in for them, and nobody
 * knows here which of ours.
 */
export function namedIn(
  placeholder: Placeholder,
  file: InstructionFile,
  set: InstructionSet,
  inForce: string,
): readonly InstructionFile[] {
  const profile = profileOf(file, inForce);
  const found = namedBy(placeholder, set, profile);
  if (found.length > 0 || !set.lacksStandards(profile)) return found;
  for (const one of set.allProfiles) {
    const other = namedBy(placeholder, set, one);
    if (other.length > 0) return other;
  }
  return found;
}
