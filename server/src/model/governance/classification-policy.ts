import type { Origin, Stated } from './origin.ts';
import type { PolicyException } from './policy-exception.ts';

/** How far a value may be seen. */
export interface Level {
  readonly name: string;
  readonly at: Origin;
  readonly description: string;
}

/** A kind of sensitive data: PII, PHI, PCI ... */
export interface DataClass {
  readonly name: string;
  readonly at: Origin;
  readonly description: string;
  /** Name of a level. */
  readonly level: Stated<string> | undefined;
  readonly regulations: readonly Stated<string>[];
  /** What must be done to the value: name in `policies`. */
  readonly policy: Stated<string> | undefined;
  /** The macro that does it. */
  readonly macro: Stated<string> | undefined;
  /** The tag that a property of the class carries. */
  readonly tag: Stated<string> | undefined;
  /** `7y`, `30d`. */
  readonly retention: Stated<string> | undefined;
  readonly reason: string | undefined;
}

/** What a property must be for a rule to speak of it: all that is given must hold; of a list, one. */
export interface Match {
  readonly logicalTypes: readonly string[] | undefined;
  readonly formats: readonly string[] | undefined;
  /** ECMAScript sources, compared without regard to case; broken ones are left out, and then nothing matches by name. */
  readonly names: readonly string[] | undefined;
  readonly tags: readonly string[] | undefined;
  /** Parts of the URL or of the text of an authoritative definition, or of the business name; without regard to case. */
  readonly definitions: readonly string[] | undefined;
}

/** Names the class of properties. The first rule that matches decides. */
export interface ClassRule {
  readonly name: string;
  /** The rule's first line. */
  readonly at: Origin;
  readonly className: Stated<string>;
  readonly match: Match;
  /** Instead of those of the class. */
  readonly policy: Stated<string> | undefined;
  readonly macro: Stated<string> | undefined;
}

/** What can be done to a value: hash, mask, tokenize, drop, none. */
export interface Treatment {
  readonly name: string;
  readonly at: Origin;
  readonly description: string;
  readonly macro: Stated<string> | undefined;
}

/** `classification.yaml`. Rules of a nearer file come before those of a farther one; the rest is replaced by name. */
export interface ClassificationPolicy {
  /** From open to closed. */
  readonly levels: readonly Level[];
  readonly classes: ReadonlyMap<string, DataClass>;
  readonly rules: readonly ClassRule[];
  readonly treatments: ReadonlyMap<string, Treatment>;
  readonly exceptions: readonly PolicyException[];
}
