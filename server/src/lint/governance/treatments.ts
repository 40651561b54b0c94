/** Treatments that messages have words for; of others the name stands in the message. */
const known = ['hash', 'mask', 'tokenize', 'drop'] as const;

export type KnownTreatment = (typeof known)[number];

export type TreatmentSuffix = KnownTreatment | 'other';

export function isKnownTreatment(treatment: string): treatment is KnownTreatment {
  return known.some((one) => one === treatment);
}

/** The end of the id of the message that speaks of a treatment. */
export function treatmentSuffix(treatment: string): TreatmentSuffix {
  return isKnownTreatment(treatment) ? treatment : 'other';
}
