import type { ContractRecord, SymbolRecord } from '../../model/contract-record.ts';
import { isBelowProducts, isConsumerAligned, isSource } from '../../model/governance/alignment.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { WorkspaceView, WorkspaceVisit } from '../workspace-view.ts';

/** A contract or product with the policies that hold for it. */
export interface GovernedContract {
  readonly uri: string;
  readonly record: ContractRecord;
  readonly domain: string | undefined;
  readonly policies: Policies;
  /** Source-aligned: it follows the system that the data comes from. */
  readonly isSource: boolean;
}

/** An object of a contract with the layer that it belongs to, as far as that is known. */
export interface GovernedTable {
  readonly contract: GovernedContract;
  readonly index: number;
  readonly symbol: SymbolRecord;
  /** A layer of `naming.json`. */
  readonly layer: string | undefined;
}

/** The contracts of a standard in the file that a rule looks at. */
export function governedContracts({
  uri,
  records,
  workspace,
}: WorkspaceVisit): readonly GovernedContract[] {
  const standard = records[0]?.standard;
  const all = workspace.contracts(uri) ?? [];
  return all.flatMap((record) =>
    record.standard === standard ? [governedContract(workspace, uri, record)] : [],
  );
}

/** A contract of any file with what holds for it. */
export function governedContract(
  workspace: WorkspaceView,
  uri: string,
  record: ContractRecord,
): GovernedContract {
  const domain = record.governed?.domain?.text;
  const policies = workspace.policies(uri, domain);
  return { uri, record, domain, policies, isSource: isSource(uri, record) };
}

/** The objects of a contract that have a name. */
export function tablesOf(contract: GovernedContract): readonly GovernedTable[] {
  return contract.record.symbols.flatMap((symbol, index): GovernedTable[] =>
    symbol.kind === 'object' && symbol.name !== undefined
      ? [{ contract, index, symbol, layer: layerOf(contract, symbol) }]
      : [],
  );
}

/** The named properties of an object, nested ones included, each with its index in the record. */
export function propertiesOf({
  contract,
  index,
}: GovernedTable): readonly { readonly symbol: SymbolRecord; readonly index: number }[] {
  const { symbols } = contract.record;
  const below = new Set([index]);
  const found: { symbol: SymbolRecord; index: number }[] = [];
  // Symbols stand behind those that hold them.
  for (let at = index + 1; at < symbols.length; at++) {
    const symbol = symbols[at];
    if (symbol?.kind === 'object') break;
    if (symbol?.kind !== 'property' || !below.has(symbol.parent)) continue;
    below.add(at);
    if (symbol.name !== undefined) found.push({ symbol, index: at });
  }
  return found;
}

/** Whether it is consumer-aligned: made to answer questions. */
export function isProduct({ uri, record, isSource: follows }: GovernedContract): boolean {
  return !follows && isConsumerAligned(uri, record);
}

/**
 * The custom property `layer` says it, of the object or else of the contract. Without one, the objects of products are
 * marts, and those of sources are in no layer.
 */
export function layerOf(
  contract: Pick<GovernedContract, 'uri' | 'record' | 'isSource'>,
  { governed }: Pick<SymbolRecord, 'governed'>,
): string | undefined {
  const said = governed?.layer ?? contract.record.governed?.layer;
  if (said !== undefined) return said.text;
  return contract.isSource ? undefined : layerOfPath(contract.uri);
}

/** Where contracts of products lie, their objects are marts. */
export function layerOfPath(uri: string): string | undefined {
  return isBelowProducts(uri) ? 'marts' : undefined;
}
