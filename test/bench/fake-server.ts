// A language server of known behaviour for the test of the bench: node fake-server.ts <behaviour>.
// It reports every wrong `logicalType`; the behaviour says what it publishes before, or instead of, the truth.
import type { Published } from './matcher.ts';
import { frame, messageStream, type Message } from './message-stream.ts';

export type Behaviour =
  | 'honest'
  | 'stale'
  | 'old version'
  | 'partial'
  | 'empty'
  | 'wrong line'
  | 'early range'
  | 'silent';

type Diagnostics = Published['diagnostics'];

const [, , behaviour = 'honest'] = process.argv;
let lines: string[] = [];
let before: Diagnostics = [];

process.stdin.on('data', messageStream(take));

function take({ id, method, params }: Message): void {
  if (method === 'exit') process.exit(0);
  if (id !== undefined) send({ id, result: {} });
  if (method === 'textDocument/didOpen') {
    const { textDocument } = params as { textDocument: { uri: string; text: string } };
    lines = textDocument.text.split('\n');
    publish({ uri: textDocument.uri, version: 1, diagnostics: diagnose() });
  } else if (method === 'textDocument/didChange') {
    const { textDocument, contentChanges } = params as Change;
    for (const { range, text } of contentChanges) {
      const line = lines[range.start.line] ?? '';
      lines[range.start.line] =
        line.slice(0, range.start.character) + text + line.slice(range.end.character);
    }
    answerEdit(textDocument.uri, textDocument.version);
  }
}

interface Change {
  readonly textDocument: { readonly uri: string; readonly version: number };
  readonly contentChanges: readonly {
    readonly range: Diagnostics[number]['range'];
    readonly text: string;
  }[];
}

function answerEdit(uri: string, version: number): void {
  const diagnostics = diagnose();
  const lie = lieAbout(diagnostics);
  if (lie !== undefined) publish({ uri, version, diagnostics: lie });
  if (behaviour === 'old version') publish({ uri, version: version - 1, diagnostics });
  if (behaviour !== 'silent') publish({ uri, version, diagnostics });
}

function lieAbout(truth: Diagnostics): Diagnostics | undefined {
  const move = (line: number, character: number): Diagnostics =>
    truth.map(({ range, message }) => ({
      message,
      range: {
        start: { ...range.start, line: range.start.line + line },
        end: { line: range.end.line + line, character: range.end.character + character },
      },
    }));
  if (behaviour === 'stale') return before;
  if (behaviour === 'partial') return truth.slice(0, -1);
  if (behaviour === 'empty') return [];
  if (behaviour === 'wrong line') return move(1, 0);
  return behaviour === 'early range' ? move(0, -1) : undefined;
}

function diagnose(): Diagnostics {
  return lines.flatMap((text, line) => {
    const found = /^( +logicalType: )(wrong|\w+x)$/.exec(text);
    if (found === null) return [];
    const start = { line, character: found[1]?.length ?? 0 };
    return [{ range: { start, end: { line, character: text.length } }, message: 'wrong' }];
  });
}

function publish(params: Published): void {
  before = params.diagnostics;
  send({ method: 'textDocument/publishDiagnostics', params });
}

function send(message: Message): void {
  process.stdout.write(frame(message));
}
