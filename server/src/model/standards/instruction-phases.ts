/** The phases that instructions may be for: those that agents know. */
export const instructionPhases: readonly string[] = [
  'shape-spec',
  'write-contract',
  'scaffold-pipeline',
  'implement-logic',
  'explain',
  'review',
  'fix',
];

/** Folders of standards that say nothing to the other phases. */
const byFolder: Readonly<Record<string, readonly string[]>> = {
  sql: ['scaffold-pipeline', 'implement-logic', 'explain', 'review', 'fix'],
  python: ['explain', 'review', 'fix'],
};

/** Whether a text is of use in a phase: as it says itself, else by the folder that it lies in. */
export function suitsPhase(
  name: string,
  phases: readonly string[] | undefined,
  phase: string,
): boolean {
  const [, folder = ''] = name.split('/');
  const own = phases ?? (Object.hasOwn(byFolder, folder) ? byFolder[folder] : undefined);
  return own === undefined || own.includes(phase);
}
