import type { ContractRecord } from '../contract-record.ts';
import { isConsumerAligned, isSource } from '../governance/alignment.ts';
import { outputsOf } from '../product-ports.ts';
import { contractFlows, type ContractFlows } from './contract-flows.ts';
import { noFacts, type LineageFacts, type ObjectFact, type ReadFact } from './lineage-facts.ts';
import { systemOf } from './systems.ts';

/** What the contracts and products of a file say. */
export function contractFacts(uri: string, records: readonly ContractRecord[]): LineageFacts {
  const flows = records.map(contractFlows);
  return {
    ...noFacts,
    objects: records.flatMap((record, contract) => objectsOf(uri, record, contract)),
    reads: flows.flatMap(readsOf),
    outputs: records.flatMap((record) =>
      outputsOf(record).map(({ contract, needs }) => ({ contract: contract.text, needs })),
    ),
  };
}

function objectsOf(uri: string, record: ContractRecord, contract: number): readonly ObjectFact[] {
  const { id: contractId, domain, tables } = contractFlows(record, contract);
  const isOfSource = isSource(uri, record);
  const facts = {
    ...{ contract, contractId, domain },
    system: isOfSource ? systemOf(uri) : undefined,
    follows: isOfSource ? 'source' : isConsumerAligned(uri, record) ? 'consumer' : undefined,
  } as const;
  return tables.map(({ names, id, index, place, layer }) => ({
    ...{ ...facts, names, id, index, place, layer },
  }));
}

function readsOf({ tables }: ContractFlows, contract: number): readonly ReadFact[] {
  return tables.flatMap(({ index, reads }) =>
    reads.map(({ kind, read, place }): ReadFact => {
      const reader = { by: 'object', contract, index } as const;
      return { witness: 'contract', kind, reader, read, place };
    }),
  );
}
