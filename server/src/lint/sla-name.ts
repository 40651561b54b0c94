import { slaNames } from '../spec/odcs/sla-names.ts';

/** What a service-level property is about. */
export interface SlaName {
  /** The name that the standard documents. */
  readonly name: string;
  /** Written as the standard has it, in full or as its synonym of two letters. */
  readonly documented: boolean;
}

/** Reads the name of a service-level property, without regard to case. Undefined when no documented one is meant. */
export function readSlaName(text: string): SlaName | undefined {
  const word = text.toLowerCase();
  for (const { value, aliases = [] } of slaNames) {
    if (value.toLowerCase() === word) return { name: value, documented: true };
    // The synonyms of the standard have two letters; the other aliases are what people write instead.
    if (aliases.includes(word)) return { name: value, documented: word.length === 2 };
  }
  return undefined;
}

/** Those whose value is a length of time. */
export const durations: ReadonlySet<string> = new Set([
  'latency',
  'frequency',
  'retention',
  'timeToDetect',
  'timeToNotify',
  'timeToRepair',
]);
