import { touches, type Range } from '../../base/range.ts';
import type { InstructionsAround } from '../../lint/workspace-view.ts';
import type { InstructionFile, PlacedPlaceholder } from '../../model/standards/instruction-file.ts';
import { namedIn } from '../../model/standards/named-by.ts';

/** A text for agents as features see it. */
export interface InstructionsDocument {
  readonly file: InstructionFile;
  readonly around: InstructionsAround;
}

/** The placeholder at an offset, braces included. */
export function placeholderAt(
  { file }: InstructionsDocument,
  offset: number,
): PlacedPlaceholder | undefined {
  return file.placeholders.find(({ placeholder }) => touches(placeholder, offset));
}

/** The files that a placeholder of the document names. */
export function namedHere(
  { file, around }: InstructionsDocument,
  { placeholder }: PlacedPlaceholder,
): readonly InstructionFile[] {
  return namedIn(placeholder, file, around.set, around.profile);
}

/** What people point at: the name alone. */
export function nameRange({ placeholder }: PlacedPlaceholder): Range {
  const { start, end } = placeholder.kind === 'condition' ? placeholder.flag : placeholder.target;
  return { start, end };
}
