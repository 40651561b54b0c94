/** Treatments that messages have words for, and what it is called to do them; of others the name stands in the message. */
export const treatmentNouns = {
  hash: 'hashing',
  mask: 'masking',
  tokenize: 'tokenization',
  drop: 'dropping',
} as const;

export type KnownTreatment = keyof typeof treatmentNouns;

export type TreatmentSuffix = KnownTreatment | 'other';

export function isKnownTreatment(treatment: string): treatment is KnownTreatment {
  return Object.hasOwn(treatmentNouns, treatment);
}

/** The end of the id of the message that speaks of a treatment. */
export function treatmentSuffix(treatment: string): TreatmentSuffix {
  return isKnownTreatment(treatment) ? treatment : 'other';
}
