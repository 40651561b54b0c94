import type { ContractRecord } from '../model/contract-record.ts';

/** Told of every file whose records come, change or go, and of files without any that may be something else now. */
export type RecordListener = (
  uri: string,
  before: readonly ContractRecord[] | undefined,
  after: readonly ContractRecord[] | undefined,
) => void;
