import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMessage } from '../../../client/src/lineage/read-message.ts';

const KNOWN = ['n1', 'n2'];
const isKnown = (node: string): boolean => KNOWN.includes(node);
const isDrawn = (id: string): boolean => id === 'A';
const read = (message: unknown): unknown => readMessage(message, isKnown, isDrawn);

test.each([
  { type: 'ready' },
  { type: 'open', node: 'n1' },
  { type: 'open', node: 'n1', column: 'email' },
  { type: 'open', node: 'n2', all: true },
  { type: 'openDrawn', id: 'A' },
  { type: 'columns', node: 'n2' },
  { type: 'selected', node: 'n1' },
  { type: 'selected', node: null },
  { type: 'copy', text: 'fct_churn\n' },
  { type: 'direction', direction: 'TB' },
  { type: 'follow', follow: false },
  { type: 'export', format: 'svg', data: '<svg/>' },
  { type: 'export', format: 'png', data: 'iVBORw0KGgo=' },
])('%j is read', (message) => {
  expect(read(message)).toEqual(message);
});

test.each([
  [undefined],
  [null],
  ['ready'],
  [[{ type: 'ready' }]],
  [{}],
  [{ type: 'run' }],
  [{ type: 'constructor' }],
  [{ type: 'open' }],
  [{ type: 'open', node: 'n3' }],
  [{ type: 'open', node: ['n1'] }],
  [{ type: 'open', node: 'n1', column: 7 }],
  [{ type: 'open', node: 'n1', all: 'yes' }],
  [{ type: 'open', node: 'n1', column: 'x'.repeat(20_000) }],
  [{ type: 'open', node: 'n1', uri: 'file:///etc/passwd' }],
  [{ type: 'ready', command: 'workbench.action.terminal.new' }],
  [{ type: 'openDrawn', id: 'n1' }],
  [{ type: 'openDrawn', node: 'n1' }],
  [{ type: 'columns', node: null }],
  [{ type: 'direction', direction: 'BT' }],
  [{ type: 'follow' }],
  [{ type: 'follow', follow: 'no' }],
  [{ type: 'follow', follow: true, setting: 'editor.fontSize' }],
  [{ type: 'copy', text: 'x'.repeat(2_000_000) }],
  [{ type: 'export', format: 'exe', data: 'x' }],
  [{ type: 'export', format: 'toString', data: 'x' }],
  [{ type: 'export', format: 'png', data: '<script>' }],
  [{ type: 'export', format: 'svg', data: 7 }],
  [{ type: 'export', data: '<svg/>' }],
  [Object.create({ type: 'ready' })],
  [Object.create({ node: 'n1' }, { type: { value: 'open', enumerable: true } })],
])('%j is dropped', (message) => {
  expect(read(message)).toBeUndefined();
});

/** Messages that nearly are ours: the right words in the wrong places. */
const word = fc.constantFrom(
  'ready',
  'open',
  'openDrawn',
  'columns',
  'selected',
  'export',
  'copy',
  'node',
);
const value = fc.oneof(
  fc.constantFrom<unknown>(
    'n1',
    'n2',
    'n3',
    'A',
    null,
    '',
    '__proto__',
    'png',
    'svg',
    'email',
    true,
  ),
  fc.anything({ maxDepth: 2 }),
  word,
);
const name = fc.constantFrom(
  ...[
    'type',
    'node',
    'id',
    'column',
    'all',
    'format',
    'data',
    'text',
    'uri',
    'command',
    '__proto__',
  ],
);
const nearly = fc
  .tuple(word, fc.array(fc.tuple(name, value), { maxLength: 4 }))
  .map(([type, fields]): unknown => Object.fromEntries([['type', type], ...fields]));

test('of 10,000 messages nothing comes through that a page may not ask', () => {
  const allowed: Readonly<Record<string, readonly string[]>> = {
    ready: [],
    open: ['node', 'column', 'all'],
    openDrawn: ['id'],
    columns: ['node'],
    selected: ['node'],
    copy: ['text'],
    export: ['format', 'data'],
  };
  let read = 0;
  fc.assert(
    fc.property(fc.oneof(nearly, fc.anything()), (message) => {
      const result = readMessage(message, isKnown, isDrawn);
      if (result === undefined) return;
      read += 1;
      const { type, ...rest } = result as unknown as Record<string, unknown>;
      const names = allowed[String(type)];
      expect(names).toBeDefined();
      for (const one of Object.keys(rest)) expect(names).toContain(one);
      if ('node' in rest && rest.node !== null) expect(KNOWN).toContain(rest.node);
      if ('id' in rest) expect(rest.id).toBe('A');
      if ('format' in rest) expect(['svg', 'png', 'mermaid', 'json']).toContain(rest.format);
    }),
    { numRuns: 10_000, seed: 5 },
  );
  expect(read).toBeGreaterThan(100);
});
