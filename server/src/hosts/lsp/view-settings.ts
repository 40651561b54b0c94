import type { InlayHintKinds } from '../../ide/inlay-hints.ts';

/** What is shown in a document besides its text. May differ from folder to folder. */
export interface ViewSettings {
  readonly inlayHints: InlayHintKinds;
  /** Counts of lineage above the objects of contracts. */
  readonly lineageLenses: boolean;
}

/** Which hints are shown where nobody has said otherwise: none. */
export const defaultInlayHints: InlayHintKinds = { physicalTypes: false, classification: false };

export const defaultLineageLenses = true;

/** The settings of an editor, or those of them that are about views. What has a wrong type is passed over. */
export function readViewSettings(given: unknown): ViewSettings {
  const { inlayHints, lineage } = record(given);
  const { codeLens } = record(lineage);
  return {
    inlayHints: readInlayHints(inlayHints),
    lineageLenses: typeof codeLens === 'boolean' ? codeLens : defaultLineageLenses,
  };
}

function readInlayHints(given: unknown): InlayHintKinds {
  const { physicalTypes, classification } = record(given);
  return { physicalTypes: physicalTypes === true, classification: classification === true };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
