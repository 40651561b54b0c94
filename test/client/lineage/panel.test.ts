// The previews as the editor has them, with a page and a server that the tests play.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as vscode from 'vscode';
import type { LanguageServer, ServerState } from '../../../client/src/client.ts';
import { openLineage } from '../../../client/src/commands/open-lineage.ts';
import { showColumnLineage } from '../../../client/src/commands/show-column-lineage.ts';
import type { CommandContext } from '../../../client/src/commands/command.ts';
import { EditorTable } from '../../../client/src/lineage/editor-table.ts';
import { LineageSource } from '../../../client/src/lineage/lineage-source.ts';
import type { ViewGraph } from '../../../client/src/lineage/messages.ts';
import { LineagePanels } from '../../../client/src/lineage/panels.ts';
import {
  LINEAGE,
  LINEAGE_AT,
  LINEAGE_COLUMNS,
  LINEAGE_DOCUMENT,
  LINEAGE_PLACE,
  type LineageAtParams,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { EventEmitter, fake, FakePanel, Uri, workspace } from '../fake-vscode.ts';

const CONTRACT = 'file:///w/orders.odcs.yaml';
const TOPOLOGY = 'file:///w/topology.mermaid';
const RANGE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/** Lines of the contract and the table that each is about. */
let tables: string[];
let server: FakeServer;
let mementos: { workspace: Memory; global: Memory };
let panels: LineagePanels;
let source: LineageSource;
let logged: string[];

class Memory {
  readonly values = new Map<string, unknown>();
  get = (key: string, otherwise?: unknown): unknown => this.values.get(key) ?? otherwise;
  update = (key: string, value: unknown): Promise<void> => {
    this.values.set(key, value);
    return Promise.resolve();
  };
}

class FakeServer {
  readonly #changed = new EventEmitter<undefined>();
  readonly #lineage = new EventEmitter<undefined>();
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeLineage = this.#lineage.event;
  readonly tokens: vscode.CancellationToken[] = [];
  /** What a request waits for. */
  gate: Promise<void> = Promise.resolve();
  state: ServerState = 'running';

  async request(
    method: string,
    params: object,
    token?: vscode.CancellationToken,
  ): Promise<unknown> {
    if (this.state !== 'running') return undefined;
    if (token) this.tokens.push(token);
    await this.gate;
    return answers[method]?.(params);
  }

  become(state: ServerState): void {
    this.state = state;
    this.#changed.fire(undefined);
  }

  changed(): void {
    this.#lineage.fire(undefined);
  }
}

const answers: Readonly<Record<string, (params: object) => unknown>> = {
  [LINEAGE]: (): ViewGraph => ({
    nodes: tables.map((id) => ({ id, name: id, kind: 'object', errors: 0, warnings: 0 })),
    edges: [],
  }),
  [LINEAGE_AT]: (params) => {
    const { textDocument, position } = params as LineageAtParams;
    const node = textDocument.uri === CONTRACT ? tables[position.line] : undefined;
    return node === undefined ? null : { node };
  },
  [LINEAGE_COLUMNS]: () => [],
  [LINEAGE_PLACE]: () => [{ uri: CONTRACT, range: RANGE }],
  [LINEAGE_DOCUMENT]: () => ({ nodes: [{ mermaidId: 'a', node: 'orders', range: RANGE }] }),
};

/** Until nothing is under way any more: pauses, requests and their answers. */
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1_000);

beforeEach(() => {
  vi.useFakeTimers();
  fake.reset();
  tables = ['orders', 'refunds', 'visits'];
  server = new FakeServer();
  mementos = { workspace: new Memory(), global: new Memory() };
  logged = [];
  begin();
});
afterEach(() => vi.useRealTimers());

/** The extension, as it is after the window was opened. */
function begin(): void {
  source = new LineageSource(server as unknown as LanguageServer);
  const table = new EditorTable(source, () => panels.isOpen);
  const log = {
    debug: (line: string) => logged.push(line),
    error: (line: string) => logged.push(line),
  };
  panels = new LineagePanels(
    {
      extensionUri: new Uri('file', '/extension') as unknown as vscode.Uri,
      log: log as unknown as vscode.LogOutputChannel,
      taste: mementos.global as unknown as vscode.Memento,
      ...{ source, table, selected: () => undefined },
    },
    mementos.workspace as unknown as vscode.Memento,
  );
}

const run = (command: typeof openLineage, argument?: unknown): unknown =>
  command({ lineage: { panels, source } } as unknown as CommandContext, argument);

/** The panel whose page was just loaded. */
async function ready(panel = fake.panels.at(-1)): Promise<FakePanel> {
  if (panel === undefined) throw new Error('There is no panel.');
  panel.say({ type: 'ready' });
  await settled();
  return panel;
}

const last = (panel: FakePanel, type: string) => panel.told.findLast((one) => one.type === type);
const current = (panel: FakePanel): unknown => last(panel, 'focus')?.node;

test('opens at the table of the cursor, and follows it', async () => {
  fake.cursor(CONTRACT, 0);
  void run(openLineage);
  const panel = await ready();
  expect(last(panel, 'focus')).toEqual({ type: 'focus', node: 'orders', centre: true });
  expect(panel.title).toBe('Lineage: orders');
  fake.cursor(CONTRACT, 1);
  await settled();
  expect(current(panel)).toBe('refunds');
  fake.set('dataengos.lineage.followEditor', false);
  fake.cursor(CONTRACT, 2);
  await settled();
  expect(current(panel)).toBe('refunds');
});

test('stays at the table of a lens until the cursor moves', async () => {
  fake.cursor(CONTRACT, 0);
  void run(openLineage, { uri: CONTRACT, line: 1, character: 0 });
  const panel = await ready();
  expect(current(panel)).toBe('refunds');
  tables = [...tables, 'more'];
  server.changed();
  await settled();
  expect(last(panel, 'graph')?.graph).toMatchObject({ nodes: { length: 4 } });
  expect(current(panel)).toBe('refunds');
  fake.cursor(CONTRACT, 2);
  await settled();
  expect(current(panel)).toBe('visits');
});

test('goes with a table that is renamed', async () => {
  fake.cursor(CONTRACT, 0);
  void run(openLineage);
  const panel = await ready();
  tables = ['purchases', 'refunds', 'visits'];
  server.changed();
  await settled();
  expect(current(panel)).toBe('purchases');
  expect(panel.title).toBe('Lineage: purchases');
});

test('the last good picture stays while the file of the cursor is broken, with a sentence', async () => {
  fake.cursor(CONTRACT, 0);
  void run(openLineage);
  const panel = await ready();
  const all = tables;
  tables = ['refunds'];
  const start = { line: 4, character: 0 };
  fake.diagnostics = [
    { source: 'other', severity: 0, message: 'Not ours.', range: { start } },
    { source: 'dataengos', severity: 1, message: 'A warning.', range: { start } },
    { source: 'dataengos', severity: 0, message: 'The bracket is not closed.', range: { start } },
  ];
  server.changed();
  await settled();
  const kept = panel.told.at(-1);
  expect(kept).toMatchObject({ type: 'graph', problem: 'Line 5: The bracket is not closed.' });
  expect(kept?.graph).toMatchObject({ nodes: { length: all.length } });
  const before = panel.told.length;
  panel.say({ type: 'columns', node: 'orders' });
  await settled();
  expect(panel.told).toHaveLength(before);
  fake.diagnostics = [];
  tables = all;
  server.changed();
  await settled();
  expect(last(panel, 'graph')).not.toHaveProperty('problem');
  expect(current(panel)).toBe('orders');
});

test('a table that is gone from a sound file is gone', async () => {
  fake.cursor(CONTRACT, 0);
  void run(openLineage);
  const panel = await ready();
  tables = [];
  server.changed();
  await settled();
  expect(panel.told.at(-1)?.type).toBe('empty');
});

test('opens at once while the server starts, says so, and goes to the table when it can', async () => {
  server.become('starting');
  fake.cursor(CONTRACT, 1);
  fake.set('dataengos.lineage.followEditor', false);
  void run(openLineage);
  const panel = await ready();
  expect(last(panel, 'empty')?.reason).toBe('The language server is starting.');
  server.become('running');
  await settled();
  expect(current(panel)).toBe('refunds');
});

test('column lineage waits for the server, too', async () => {
  server.become('starting');
  fake.cursor(CONTRACT, 1);
  void run(showColumnLineage);
  await settled();
  expect(fake.said).toEqual([]);
  server.become('running');
  await settled();
  expect(current(await ready())).toBe('refunds');
  fake.cursor('file:///w/notes.md', 0);
  await run(showColumnLineage);
  expect(fake.said).toEqual(['No table is known here.']);
});

test('column lineage without a server opens the preview, which says what to do', async () => {
  server.become('stopped');
  fake.cursor(CONTRACT, 1);
  await run(showColumnLineage);
  const panel = await ready();
  expect(last(panel, 'empty')?.reason).toBe('The language server has stopped.');
  expect(fake.said).toEqual([]);
});

test('the button of a file that is not in front opens its first table', async () => {
  fake.cursor('file:///w/notes.md', 0);
  void run(openLineage, new Uri('file', '/w/orders.odcs.yaml'));
  expect(current(await ready())).toBe('orders');
});

test('the picture stays while the server starts again, and goes when it has stopped for good', async () => {
  fake.cursor(CONTRACT, 0);
  void run(openLineage);
  const panel = await ready();
  const before = panel.told.length;
  server.become('starting');
  await settled();
  expect(panel.told.slice(before)).toEqual([]);
  server.become('running');
  await settled();
  expect(panel.told.slice(before).map(({ type }) => type)).toContain('graph');
  server.become('stopped');
  await settled();
  expect(panel.told.at(-1)).toMatchObject({ reason: 'The language server has stopped.' });
});

test('the nodes of a topology keep their meaning while the server starts again', async () => {
  fake.files.set(TOPOLOGY, 'flowchart LR\na');
  fake.cursor(TOPOLOGY, 0);
  void run(openLineage);
  const panel = await ready();
  expect(last(panel, 'graph')?.document).toMatchObject({
    nodes: [{ mermaidId: 'a', node: 'orders' }],
  });
  const before = panel.told.length;
  server.become('starting');
  await settled();
  expect(panel.told.slice(before)).toEqual([]);
  server.become('stopped');
  await settled();
  expect(last(panel, 'graph')?.document).toMatchObject({ nodes: [], text: 'flowchart LR\na' });
});

test('a topology is read anew when it is edited; one that is gone says so', async () => {
  fake.files.set(TOPOLOGY, 'flowchart LR\na');
  fake.cursor(TOPOLOGY, 0);
  void run(openLineage);
  const panel = await ready();
  fake.type(TOPOLOGY, 'flowchart LR\na-->b');
  await settled();
  expect(last(panel, 'graph')?.document).toMatchObject({ text: 'flowchart LR\na-->b' });
  fake.files.clear();
  server.changed();
  await settled();
  expect(panel.told.at(-1)).toMatchObject({ reason: 'topology.mermaid cannot be read any more.' });
});

test('a topology that was never saved is not made anew when it is closed', async () => {
  const uri = 'untitled:///w/topology.mermaid';
  workspace.textDocuments = [{ uri: Uri.parse(uri), getText: () => 'flowchart LR\na' }];
  // As VS Code does with such an address.
  fake.files.set(uri, '');
  panels.show(Uri.parse(uri) as unknown as vscode.Uri);
  const panel = await ready();
  expect(last(panel, 'graph')?.document).toMatchObject({ text: 'flowchart LR\na' });
  workspace.textDocuments = [];
  server.changed();
  await settled();
  expect(panel.told.at(-1)).toMatchObject({ reason: 'topology.mermaid cannot be read any more.' });
});

test('one preview of the mesh, one of each topology', async () => {
  fake.files.set(TOPOLOGY, '');
  for (const uri of [CONTRACT, TOPOLOGY, CONTRACT, TOPOLOGY]) {
    fake.cursor(uri, 0);
    void run(openLineage);
    await settled();
  }
  expect(fake.panels).toHaveLength(2);
});

test('a second preview rings the table of the cursor, though the graph was read before', async () => {
  fake.cursor(CONTRACT, 0);
  void run(openLineage);
  (await ready()).dispose();
  fake.cursor(CONTRACT, 2, true);
  panels.show(undefined);
  expect(current(await ready())).toBe('visits');
});

test.each(['open', 'columns'])('a panel that is closed during "%s" is no error', async (type) => {
  fake.cursor(CONTRACT, 0);
  void run(openLineage);
  const panel = await ready();
  let open = (): void => undefined;
  server.gate = new Promise((resolve) => (open = resolve));
  panel.say({ type, node: 'orders' });
  panel.dispose();
  open();
  await settled();
  expect(logged).toEqual([]);
  if (type === 'columns') expect(server.tokens.at(-1)?.isCancellationRequested).toBe(true);
  // It can be opened again.
  void run(openLineage);
  expect(current(await ready())).toBe('orders');
});

test('a preview that is closed before the server has answered stays closed', async () => {
  server.become('starting');
  fake.cursor(CONTRACT, 0);
  const opening = run(openLineage);
  (await ready()).dispose();
  server.become('running');
  await settled();
  await opening;
  expect(fake.panels).toHaveLength(1);
});

test('a page that comes back is told everything again; while it is hidden, nothing', async () => {
  fake.cursor(CONTRACT, 0);
  void run(openLineage);
  const panel = await ready();
  panel.show(false);
  const before = panel.told.length;
  server.changed();
  fake.cursor(CONTRACT, 1);
  await settled();
  expect(panel.told.length).toBe(before);
  panel.show(true);
  await ready(panel);
  expect(panel.told.slice(before).map(({ type }) => type)).toEqual(
    expect.arrayContaining(['settings', 'graph', 'focus']),
  );
  expect(current(panel)).toBe('refunds');
});

/** The window is reloaded: what VS Code keeps is what the memory has and the state of the page. */
async function reload(key: string): Promise<FakePanel> {
  begin();
  const panel = new FakePanel();
  await fake.serializer?.deserializeWebviewPanel(panel, { key, mode: 'around', focus: 'refunds' });
  return ready(panel);
}

const keyOf = ({ webview }: FakePanel): string =>
  /data-key="([^"]*)"/.exec(webview.html)?.[1] ?? '';

test('the mesh comes back where it was, not where the cursor is', async () => {
  fake.cursor(CONTRACT, 0);
  void run(openLineage, { uri: CONTRACT, line: 1, character: 0 });
  const panel = await reload(keyOf(await ready()));
  await settled();
  const centred = panel.told.filter(({ type, centre }) => type === 'focus' && centre === true);
  expect(centred).toEqual([]);
  expect(current(panel)).toBeNull();
  fake.cursor(CONTRACT, 2);
  await settled();
  expect(current(panel)).toBe('visits');
});

test('a topology comes back by the key in its state, and nothing else does', async () => {
  fake.files.set(TOPOLOGY, 'flowchart LR\na');
  fake.cursor(TOPOLOGY, 0);
  void run(openLineage);
  const key = keyOf(await ready());
  expect(key).not.toBe('');
  const back = await reload(key);
  expect(last(back, 'graph')?.document).toMatchObject({ name: 'topology.mermaid' });
  const twice = new FakePanel();
  await fake.serializer?.deserializeWebviewPanel(twice, { key });
  expect(twice.isDisposed).toBe(true);
  expect(last(await reload('file:///etc/passwd'), 'graph')?.document).toBeUndefined();
});

test('nothing is kept of previews that were closed', async () => {
  fake.files.set(TOPOLOGY, '');
  fake.cursor(TOPOLOGY, 0);
  void run(openLineage);
  (await ready()).dispose();
  expect([...mementos.workspace.values.values()]).toEqual([[]]);
});

test('the next preview flows as the last one was made to flow', async () => {
  panels.show(undefined);
  const first = await ready();
  expect(first.webview.html).toContain('data-direction="LR"');
  first.say({ type: 'direction', direction: 'TB' });
  await settled();
  first.dispose();
  panels.show(undefined);
  expect((await ready()).webview.html).toContain('data-direction="TB"');
});

test.each([
  ['no folder', [], 'No folder is open.'],
  ['a folder', ['file'], 'No tables are known here.'],
  ['a virtual one', ['vscode-vfs'], /^In a virtual workspace/],
])('without tables, in %s, it says why', async (_, schemes, reason) => {
  tables = [];
  workspace.workspaceFolders = schemes.map((scheme) => ({ uri: new Uri(scheme, '/w') }));
  panels.show(undefined);
  const panel = await ready();
  expect(panel.told.at(-1)).toEqual({
    ...{ type: 'empty', next: expect.stringMatching(/\.$/) as string },
    reason: typeof reason === 'string' ? reason : (expect.stringMatching(reason) as string),
  });
  tables = ['orders'];
  server.changed();
  await settled();
  expect(panel.told.map(({ type }) => type)).toContain('graph');
});
