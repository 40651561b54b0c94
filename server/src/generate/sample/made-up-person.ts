import type { ClassificationPolicy } from '../../model/governance/classification-policy.ts';
import { classifiedProperty } from '../../model/governance/classified-property.ts';
import { Classifier } from '../../model/governance/classifier.ts';
import { inSnakeCase, wellKnownPolicy } from '../../model/governance/well-known-policy.ts';
import type { PropertyContent } from '../../model/content/contract-content.ts';
import { typeOf } from './physical-limits.ts';

/** Makes the value with a number, from 1 on; nobody takes it for real. */
export type MadeUp = (number: number) => string;

/**
 * How sensitive data is made up, by what the built-in catalogue calls it: addresses that RFC 2606, 5737 and 3849 keep
 * for documentation, numbers that begin with zeros, names that are numbered.
 */
const madeUp: Readonly<Record<string, MadeUp>> = {
  'mail addresses': (number) => `person${number}@example.com`,
  'phone numbers': (number) => `+00${digits(number, 8)}`,
  'names of people': (number) => `Person ${number}`,
  'holders of cards': (number) => `Person ${number}`,
  'national ids': (number) => `ID-${digits(number, 6)}`,
  'bank accounts': (number) => `ACCOUNT-${digits(number, 6)}`,
  'payment cards': (number) => digits(number, 16),
  'security codes of cards': (number) => digits(number, 3),
  'IP addresses': ipv4,
  'postal addresses': (number) => `Example Street ${number}`,
  'birth dates': (number) => new Date(Date.UTC(1900, 0, number)).toISOString().slice(0, 10),
};

/** Whether a property holds what should not be shown, and what of it is made up in place. */
export interface Sensitivity {
  /** Examples of the contract may be somebody's: they are not used. */
  readonly isSensitive: boolean;
  /** What the built-in catalogue calls data of the kind: `phone numbers`; undefined where it does not know it. */
  readonly kind: string | undefined;
}

export function sensitivityOf(
  property: PropertyContent,
  policy: ClassificationPolicy | undefined,
): Sensitivity {
  const facts = { ...classifiedProperty(property), logicalType: typeOf(property) };
  const known = Classifier.of(wellKnownPolicy).demand(inSnakeCase(facts));
  const byPolicy = policy === undefined ? undefined : Classifier.of(policy).demand(facts);
  const { classification, encryptedName, customProperties, tags } = property;
  const levels = Classifier.of(policy ?? wellKnownPolicy);
  const level = levels.rankOf(classification);
  const isSensitive =
    known !== undefined ||
    byPolicy !== undefined ||
    encryptedName !== undefined ||
    customProperties.treatment !== undefined ||
    tags.some((tag) => /^(?:pii|pci|phi|gdpr|lgpd|personal|sensitive)\b/i.test(tag)) ||
    (level !== undefined && levels.sensitiveRank !== undefined && level >= levels.sensitiveRank) ||
    /^(?:sensitive|secret|pii|personal|restricted|confidential)$/i.test(classification ?? '');
  return { isSensitive, kind: known?.rule.name };
}

/** How data of a kind is made up; undefined for kinds that have no form of their own. */
export function madeUpOf(kind: string | undefined): MadeUp | undefined {
  return kind !== undefined && Object.hasOwn(madeUp, kind) ? madeUp[kind] : undefined;
}

/** Of the three networks for documentation, then of one for benchmarks, which is no public one either. */
export function ipv4(number: number): string {
  const networks = ['192.0.2', '198.51.100', '203.0.113'];
  const network = networks[Math.floor((number - 1) / 254)];
  if (network !== undefined) return `${network}.${((number - 1) % 254) + 1}`;
  return `198.18.${Math.floor(number / 250) % 250}.${number % 250}`;
}

function digits(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
