import type { Origin } from '../../model/governance/origin.ts';
import { conformity, type GovernanceReport, type Measures } from './report.ts';

/** The report as plain JSON, lines from one; docs/governance.md describes it. The version changes when a field goes or means something else. */
export function reportJson(report: GovernanceReport, show: (uri: string) => string): object {
  const { today, total, domains, exceptions, notChecked } = report;
  const where = ({ uri, place }: Origin): object => ({ path: show(uri), line: place.line + 1 });
  return {
    version: 1,
    today: today ?? null,
    total: measures(total),
    domains: domains.map((one) => ({
      name: one.name === '' ? null : one.name,
      ...measures(one),
      findings: one.findings,
      sensitive: one.sensitive.map(({ uri, place, name, className, demand }) => ({
        name,
        class: className,
        path: show(uri),
        line: place === undefined ? null : place.line + 1,
        demandedBy: where(demand),
      })),
      policies: one.policies.map(show),
    })),
    exceptions: exceptions.map(({ policy, name, reason, expires, daysLeft, at }) => ({
      ...{ policy, name, reason, expires, daysLeft: daysLeft ?? null },
      ...where(at),
    })),
    notChecked: notChecked.map(({ path, reason }) => ({ path: show(path), reason })),
  };
}

function measures(one: Measures): object {
  const { contracts, tables, columns, names, conforming, severities } = one;
  return {
    ...{ contracts, tables, columns, names, conforming },
    conformity: conformity(one) ?? null,
    unclassifiedSensitive: one.unclassifiedSensitive,
    unclassified: one.unclassified,
    severities,
  };
}
