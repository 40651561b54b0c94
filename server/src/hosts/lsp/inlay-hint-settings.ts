import type { InlayHintKinds } from '../../ide/inlay-hints.ts';

/** Which hints are shown where nobody has said otherwise: none. */
export const defaultInlayHints: InlayHintKinds = { physicalTypes: false, classification: false };

/** The setting `inlayHints` as an editor sends it. What has a wrong type is passed over. */
export function readInlayHints(given: unknown): InlayHintKinds {
  if (typeof given !== 'object' || given === null) return defaultInlayHints;
  const { physicalTypes, classification } = given as Partial<Record<keyof InlayHintKinds, unknown>>;
  return { physicalTypes: physicalTypes === true, classification: classification === true };
}
