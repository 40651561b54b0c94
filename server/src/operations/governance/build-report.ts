import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import { decodeUriPart } from '../../base/decode-uri-part.ts';
import { levelProblem, sensitiveProperties } from '../../lint/governance/classified-properties.ts';
import {
  governedContracts,
  propertiesOf,
  tablesOf,
} from '../../lint/governance/governed-tables.ts';
import type { Rule, Severity } from '../../lint/rule.ts';
import conformingNames from '../../lint/rules/governance/conforming-names.ts';
import type { WorkspaceVisit } from '../../lint/workspace-view.ts';
import { domainKey } from '../../model/governance/policy-scope.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { SpecIndex } from '../../spec/spec-index.ts';
import { DomainTally } from './domain-tally.ts';
import { domainOf } from './domain-of.ts';
import { expiringExceptions } from './expiring-exceptions.ts';
import type { GovernanceReport } from './report.ts';

export interface ReportedFile {
  readonly uri: string;
  /** Those of rules about governance. */
  readonly findings: readonly { readonly code: string; readonly severity: Severity }[];
}

export interface ReportInput {
  readonly index: SymbolIndex;
  readonly spec: SpecIndex;
  readonly files: Iterable<ReportedFile>;
  readonly today: string | undefined;
  readonly notChecked: GovernanceReport['notChecked'];
}

/** Codes of the rules that hold files to policies; what is wrong with a policy itself is no matter of the report. */
export function reportedRules(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(
    rules.flatMap(({ on, meta: { family, code } }) =>
      family === 'governance' && on === 'workspace' ? [code] : [],
    ),
  );
}

/** Counts what the contracts of a workspace say, and what is said of them. */
export function buildReport(input: ReportInput): GovernanceReport {
  const { index, today, notChecked } = input;
  const files = [...input.files].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  const domains = new Map<string, DomainTally>();
  const inForce = new Set<Policies>();
  const tally = (domain: string): DomainTally => {
    const key = domainKey(domain);
    let found = domains.get(key);
    if (found === undefined) domains.set(key, (found = new DomainTally(domain)));
    return found;
  };
  const others: ReportedFile[] = [];
  for (const file of files) {
    const [first] = index.records(file.uri) ?? [];
    if (first === undefined) {
      others.push(file);
      continue;
    }
    const domain = tally(domainOf(file.uri, first));
    for (const policies of countFile(file, input, domain)) inForce.add(policies);
    const naming = file.findings.filter(({ code }) => code === conformingNames.meta.code);
    domain.breaking += naming.length;
    domain.count(file.findings);
  }
  // Models and flowcharts say no domain: their folders do, where contracts know one of that name.
  for (const { uri, findings } of others) {
    if (findings.length === 0) continue;
    const key = folders(uri).find((folder) => domains.has(folder));
    (domains.get(key ?? '') ?? tally('')).count(findings);
  }
  const reports = [...domains]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
    .map(([, one]) => one.report());
  return {
    today,
    total: DomainTally.sum(reports),
    domains: reports,
    exceptions: expiringExceptions(inForce, today),
    notChecked,
  };
}

/** The innermost first. */
function folders(uri: string): readonly string[] {
  const names = uri.split('/').slice(0, -1);
  return names.map((name) => domainKey(decodeUriPart(name))).reverse();
}

/** Counts the contracts of a file, and gives the policies that hold for them. */
function countFile(
  { uri }: ReportedFile,
  { index, spec, today }: ReportInput,
  domain: DomainTally,
): readonly Policies[] {
  const records = (index.records(uri) ?? []).filter(({ standard }) => standard === 'odcs');
  const visit: WorkspaceVisit = {
    kind: 'workspace',
    uri,
    records,
    governed: undefined,
    workspace: index,
  };
  const contracts = records.length === 0 ? [] : governedContracts(visit);
  for (const contract of contracts) {
    domain.contracts += 1;
    const hasLevels = (contract.policies.classification?.levels.length ?? 0) > 0;
    for (const { file } of index.governed.policies.inForce(uri, contract.domain))
      domain.policies.add(file.uri);
    for (const table of tablesOf(contract)) {
      const columns = propertiesOf(table);
      domain.tables += 1;
      domain.columns += columns.length;
      if (hasLevels)
        domain.unclassified += columns.filter(
          ({ symbol }) => symbol.governed?.classification === undefined,
        ).length;
    }
  }
  if (contracts.length > 0) {
    for (const property of sensitiveProperties(visit, { spec, version: '', today })) {
      if (levelProblem(property) !== 'unclassified') continue;
      const { symbol, name, table, demand } = property;
      domain.sensitive.push({
        uri,
        place: symbol.namePlace,
        name: `${table.symbol.name ?? ''}.${name}`,
        className: demand.rule.className.value,
        demand: demand.rule.at,
      });
    }
  }
  return contracts.map(({ policies }) => policies);
}
