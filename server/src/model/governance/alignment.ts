import type { ContractRecord } from '../contract-record.ts';

/** Contracts below `sources` or `inputs` follow a source, and so do those with that tag. */
export function isSource(uri: string, { governed }: Pick<ContractRecord, 'governed'>): boolean {
  const tags = tagsOf(governed);
  if (tags.includes('source-aligned')) return true;
  if (tags.includes('consumer-aligned')) return false;
  return /\/contracts\/(?:sources|inputs)\//.test(`/${uri}`);
}

/** Whether a contract that follows no source is consumer-aligned: made to answer questions. */
export function isConsumerAligned(
  uri: string,
  { governed }: Pick<ContractRecord, 'governed'>,
): boolean {
  return tagsOf(governed).includes('consumer-aligned') || isBelowProducts(uri);
}

export function isBelowProducts(uri: string): boolean {
  return /\/contracts\/(?:data-products|outputs)\//.test(`/${uri}`);
}

function tagsOf(governed: ContractRecord['governed']): readonly string[] {
  return governed?.tags?.map(({ text }) => text.toLowerCase()) ?? [];
}
