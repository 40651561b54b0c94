import type { SymbolRecord } from '../../model/contract-record.ts';
import type { ClassificationPolicy } from '../../model/governance/classification-policy.ts';
import { Classifier, isTreated, type ClassDemand } from '../../model/governance/classifier.ts';
import { exceptionFor } from '../../model/governance/policy-exception.ts';
import { hasVariable } from '../has-variable.ts';
import type { RuleContext } from '../rule.ts';
import type { WorkspaceVisit } from '../workspace-view.ts';
import {
  governedContracts,
  propertiesOf,
  tablesOf,
  type GovernedContract,
  type GovernedTable,
} from './governed-tables.ts';

/** An object for which a classification policy holds. */
export interface ClassifiedTable {
  readonly table: GovernedTable;
  readonly policy: ClassificationPolicy;
  readonly classifier: Classifier;
  readonly properties: ReturnType<typeof propertiesOf>;
}

/** A property of which the policy asks something. */
export interface SensitiveProperty extends Omit<ClassifiedTable, 'properties'> {
  readonly symbol: SymbolRecord;
  readonly name: string;
  readonly demand: ClassDemand;
}

/** The objects of a file for which a classification policy holds. In text that could be read in part only, nobody knows what a property says. */
export function* classifiedTables(visit: WorkspaceVisit): Iterable<ClassifiedTable> {
  for (const contract of governedContracts(visit)) yield* classifiedIn(contract);
}

/** Rules look at one file after the other, each rule at the same: what was put together last is kept. */
let last: { readonly of: GovernedContract; readonly found: readonly ClassifiedTable[] } | undefined;

function classifiedIn(contract: GovernedContract): readonly ClassifiedTable[] {
  const { record, policies } = contract;
  if (last?.of.record === record && last.of.policies === policies) return last.found;
  const policy = policies.classification;
  if (policy === undefined || record.partial) return [];
  const classifier = Classifier.of(policy);
  const found = tablesOf(contract).map((table) => {
    const properties = propertiesOf(table);
    return { table, policy, classifier, properties };
  });
  last = { of: contract, found };
  return found;
}

/** The properties of a file that a rule of its policy matches, and no exception speaks of. */
export function* sensitiveProperties(
  visit: WorkspaceVisit,
  { today = '' }: RuleContext,
): Iterable<SensitiveProperty> {
  for (const classified of classifiedTables(visit)) {
    for (const { symbol } of classified.properties) {
      const { name } = symbol;
      const demand = classified.classifier.demand(symbol);
      if (name === undefined || demand === undefined) continue;
      if (isExcepted(classified, name, today)) continue;
      yield { ...classified, symbol, name, demand };
    }
  }
}

/** Whether the policy leaves a property alone. */
export function isExcepted(
  { table: { contract, layer, symbol }, policy }: Pick<ClassifiedTable, 'table' | 'policy'>,
  name: string,
  today: string,
): boolean {
  const { exceptions } = policy;
  if (exceptions.length === 0) return false;
  const about = { name, object: symbol.name, domain: contract.domain, uri: contract.uri, layer };
  return exceptionFor(exceptions, about, today) !== undefined;
}

/** What is wrong with the level of a property. Of one that the policy does not know another rule speaks. */
export function levelProblem({
  symbol,
  demand: { level },
  classifier,
}: SensitiveProperty): 'unclassified' | 'too-open' | undefined {
  const declared = symbol.governed?.classification?.text;
  if (level === undefined) return undefined;
  if (declared === undefined) return 'unclassified';
  if (declared === level || hasVariable(declared)) return undefined;
  const wanted = classifier.rankOf(level);
  const rank = classifier.rankOf(declared);
  return wanted !== undefined && rank !== undefined && rank < wanted ? 'too-open' : undefined;
}

/** Whether nobody said how the value of a property is protected. */
export function lacksTreatment({ symbol, demand }: SensitiveProperty): boolean {
  const said = symbol.governed?.treatment?.text;
  if (said !== undefined && hasVariable(said)) return false;
  return !isTreated(demand, symbol.governed);
}

/** The name of the rule, or what it says where it has none. */
export function nameOfRule({ rule }: ClassDemand): string {
  return rule.name === '' ? rule.className.value : rule.name;
}

/** Whether a property is what another one of its object names as its protected form. */
export function isProtectedForm({
  table: { contract, index },
  name,
}: Pick<SensitiveProperty, 'table' | 'name'>): boolean {
  const { symbols } = contract.record;
  for (let at = index + 1; at < symbols.length && symbols[at]?.kind !== 'object'; at++) {
    if (symbols[at]?.governed?.encryptedName?.text === name) return true;
  }
  return false;
}
