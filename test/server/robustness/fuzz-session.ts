import { appendFileSync } from 'node:fs';
import { LineIndex, type Position } from '../../../server/src/base/line-index.ts';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import type { TestClient } from '../hosts/lsp/test-client.ts';
import { checkPositions } from './check-positions.ts';
import type { ExampleContract } from './example-contracts.ts';
import { randomEdit } from './random-edit.ts';
import { Random } from './random.ts';

/** Edits of one seed; about as many requests go between them. */
const EDITS = 25;
const MAX_LENGTH = 60_000;

/** Documents that are open at a time: edits and requests go to and fro. */
const WINDOW = 3;

interface Open {
  readonly uri: string;
  text: string;
  version: number;
}

/**
 * One run of the fuzzer: opens documents, edits them at random and asks at random, and throws at
 * the first answer that is an error or points outside the text. At the end the diagnostics of each
 * document must be those of the same text in a document that was never edited.
 */
export async function fuzzSession(
  client: TestClient,
  seed: number,
  contracts: readonly ExampleContract[],
  replayFile: string,
): Promise<void> {
  const random = new Random(seed);
  const log = (step: unknown): void => {
    appendFileSync(replayFile, `${JSON.stringify(step)}\n`);
  };
  const documents = Array.from({ length: WINDOW }, (_, index): Open => {
    const { name, text } = random.pick(contracts);
    const uri = `file:///fuzz/${String(seed)}/${String(index)}.odcs.yaml`;
    log({ open: uri, name });
    client.open(uri, text);
    return { uri, text, version: 1 };
  });
  for (let count = 0; count < EDITS; count++) {
    const document = random.pick(documents);
    edit(client, document, random, log);
    if (random.chance(0.7)) await ask(client, document, random, log);
  }
  for (const document of documents) await compareWithFresh(client, document);
  for (const { uri } of documents)
    client.notify('textDocument/didClose', { textDocument: { uri } });
}

function edit(
  client: TestClient,
  document: Open,
  random: Random,
  log: (step: unknown) => void,
): void {
  const change = randomEdit(document.text, random);
  const lines = new LineIndex(document.text);
  const params = {
    textDocument: { uri: document.uri, version: ++document.version },
    contentChanges: [
      {
        range: {
          start: lspPosition(lines, document.text, change.range.start),
          end: lspPosition(lines, document.text, change.range.end),
        },
        text: change.newText,
      },
    ],
  };
  const start = offsetOf(lines, params.contentChanges[0]?.range.start);
  const end = offsetOf(lines, params.contentChanges[0]?.range.end);
  log({ change: params });
  client.notify('textDocument/didChange', params);
  document.text = applyEdits(document.text, [{ range: { start, end }, newText: change.newText }]);
  if (document.text.length > MAX_LENGTH) {
    document.text = document.text.slice(0, MAX_LENGTH / 2);
    log({ cut: document.uri });
    client.change(document.uri, ++document.version, document.text);
  }
}

/** Positions of the protocol cannot point between CR and LF. */
function lspPosition(lines: LineIndex, text: string, offset: number): Position {
  const inBreak = text[offset - 1] === '\r' && text[offset] === '\n';
  return lines.positionAt(inBreak ? offset - 1 : offset);
}

function offsetOf(lines: LineIndex, position: Position | undefined): number {
  return position === undefined ? 0 : lines.offsetAt(position);
}

async function ask(
  client: TestClient,
  { uri, text }: Open,
  random: Random,
  log: (step: unknown) => void,
): Promise<void> {
  const lines = new LineIndex(text);
  const textDocument = { uri };
  const position = lspPosition(lines, text, random.below(text.length + 1));
  const whole = { start: { line: 0, character: 0 }, end: lspPosition(lines, text, text.length) };
  const [method, params] = random.pick<readonly [string, object]>([
    ['textDocument/completion', { position }],
    ['textDocument/hover', { position }],
    ['textDocument/documentSymbol', {}],
    ['textDocument/foldingRange', {}],
    ['textDocument/selectionRange', { positions: [position] }],
    ['textDocument/documentLink', {}],
    ['textDocument/inlayHint', { range: whole }],
    ['textDocument/semanticTokens/full', {}],
    ['textDocument/semanticTokens/full/delta', { previousResultId: '1' }],
    ['textDocument/semanticTokens/range', { range: whole }],
    ['textDocument/prepareCallHierarchy', { position }],
    [
      'textDocument/codeAction',
      {
        range: whole,
        context: { diagnostics: [], only: ['quickfix'] },
      },
    ],
    [
      'textDocument/codeAction',
      {
        range: { start: position, end: position },
        context: { diagnostics: [], only: ['source.fixAll'] },
      },
    ],
  ]);
  log({ ask: method, params });
  const answer = await client.request(method, { textDocument, ...params });
  checkPositions(answer, text);
}

async function compareWithFresh(client: TestClient, document: Open): Promise<void> {
  const { uri, text, version } = document;
  const edited = await client.diagnostics(uri, (published) => published.version === version);
  checkPositions(edited, text);
  const twin = uri.replace('.odcs.yaml', '-fresh.odcs.yaml');
  client.open(twin, text);
  const fresh = await client.diagnostics(twin, (published) => published.version === 1);
  client.notify('textDocument/didClose', { textDocument: { uri: twin } });
  const asText = (diagnostics: unknown): string =>
    JSON.stringify(diagnostics, null, 1).replaceAll(twin, uri);
  if (asText(edited) !== asText(fresh)) {
    throw new Error(
      `Diagnostics after edits differ from those of the same text opened afresh:\n${asText(edited)}\n${asText(fresh)}`,
    );
  }
}
