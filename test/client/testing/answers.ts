import type { SampleTests, ViewTest } from '../../../server/src/hosts/lsp/protocol.ts';

/** A test of the contract `shop`, as the server lists it. */
export function listed(label: string, rest: Partial<ViewTest> = {}): ViewTest {
  return {
    ...{ id: `file:///w/shop.odcs.yaml#0/orders/${label}`, label, uri: 'file:///w/shop.odcs.yaml' },
    range: { start: { line: 4, character: 2 }, end: { line: 9, character: 8 } },
    ...{ contract: 'shop', object: 'orders', severity: 'error', state: 'listed', message: '' },
    ...rest,
  };
}

export function answerOf(...tests: readonly ViewTest[]): SampleTests {
  return { tests, notRead: [] };
}
