import type { Severity } from '../../lint/rule.ts';
import type { DomainReport, FindingCount, Measures, UnclassifiedColumn } from './report.ts';

type Severities = Record<Severity, number>;

const NONE: Readonly<Severities> = { error: 0, warning: 0, info: 0, hint: 0 };

/** Counts what belongs to one domain. */
export class DomainTally {
  readonly #name: string;
  contracts = 0;
  tables = 0;
  columns = 0;
  /** Findings about names. */
  breaking = 0;
  unclassified = 0;
  readonly sensitive: UnclassifiedColumn[] = [];
  readonly policies = new Set<string>();
  readonly #severities: Severities = { ...NONE };
  readonly #findings = new Map<string, Severities>();

  constructor(name: string) {
    this.#name = name;
  }

  count(findings: readonly { readonly code: string; readonly severity: Severity }[]): void {
    for (const { code, severity } of findings) {
      const counts = this.#findings.get(code) ?? { ...NONE };
      counts[severity] += 1;
      this.#findings.set(code, counts);
      this.#severities[severity] += 1;
    }
  }

  report(): DomainReport {
    const { contracts, tables, columns, unclassified, sensitive } = this;
    const names = tables + columns;
    const findings: FindingCount[] = [...this.#findings].map(([code, counts]) => ({
      code,
      ...counts,
    }));
    return {
      name: this.#name,
      ...{ contracts, tables, columns, names, unclassified, sensitive },
      conforming: Math.max(0, names - this.breaking),
      unclassifiedSensitive: sensitive.length,
      severities: this.#severities,
      findings: findings.sort((a, b) => (a.code < b.code ? -1 : 1)),
      policies: [...this.policies].sort(),
    };
  }

  static sum(all: readonly Measures[]): Measures {
    const add = (of: (one: Measures) => number): number =>
      all.reduce((sum, one) => sum + of(one), 0);
    return {
      contracts: add((one) => one.contracts),
      tables: add((one) => one.tables),
      columns: add((one) => one.columns),
      names: add((one) => one.names),
      conforming: add((one) => one.conforming),
      unclassifiedSensitive: add((one) => one.unclassifiedSensitive),
      unclassified: add((one) => one.unclassified),
      severities: {
        error: add(({ severities }) => severities.error),
        warning: add(({ severities }) => severities.warning),
        info: add(({ severities }) => severities.info),
        hint: add(({ severities }) => severities.hint),
      },
    };
  }
}
