import type { Severity } from '../../lint/rule.ts';
import type { Origin } from '../../model/governance/origin.ts';
import type { Place } from '../../model/place.ts';

/** How far the contracts of a workspace follow its policies, domain by domain. Plain data in a fixed order. */
export interface GovernanceReport {
  /** The day that days left are counted from, as `YYYY-MM-DD`. */
  readonly today: string | undefined;
  readonly total: Measures;
  /** By name; contracts of no domain last. */
  readonly domains: readonly DomainReport[];
  /** Of all policies, the next first. */
  readonly exceptions: readonly ExpiringException[];
  /** Files that could not be checked in full: what is said of them may be too good. */
  readonly notChecked: readonly { readonly path: string; readonly reason: string }[];
}

export interface DomainReport extends Measures {
  /** Empty for contracts of no domain. */
  readonly name: string;
  /** Properties that hold sensitive data by a rule, and say nothing of it. */
  readonly sensitive: readonly UnclassifiedColumn[];
  /** By code. */
  readonly findings: readonly FindingCount[];
  /** Files of the policies in force. */
  readonly policies: readonly string[];
}

export interface Measures {
  readonly contracts: number;
  readonly tables: number;
  readonly columns: number;
  /** Names of tables and columns. */
  readonly names: number;
  /** Of these, the ones without a finding. */
  readonly conforming: number;
  /** Columns that hold sensitive data by a rule, and say nothing of it. */
  readonly unclassifiedSensitive: number;
  /** All columns without a classification, where a policy has levels. */
  readonly unclassified: number;
  readonly severities: Readonly<Record<Severity, number>>;
}

export interface UnclassifiedColumn {
  readonly uri: string;
  readonly place: Place | undefined;
  /** `customers.email`. */
  readonly name: string;
  /** The class that the rule names. */
  readonly className: string;
  /** The rule. */
  readonly demand: Origin;
}

export interface FindingCount extends Readonly<Record<Severity, number>> {
  readonly code: string;
}

export interface ExpiringException {
  readonly policy: 'naming' | 'classification';
  readonly name: string;
  readonly reason: string;
  readonly expires: string;
  /** Negative when it is over; undefined where nobody says which day it is. */
  readonly daysLeft: number | undefined;
  readonly at: Origin;
}

/** The share of names that conform, in percent, rounded down: only all of them are 100. */
export function conformity({ names, conforming }: Measures): number | undefined {
  return names === 0 ? undefined : Math.floor((conforming / names) * 1_000) / 10;
}
