import { CancellationTokenSource, ResponseError } from 'vscode-languageserver-protocol/node';
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver-protocol';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import type { TestClient } from '../hosts/lsp/test-client.ts';
import { checkPositions } from './check-positions.ts';
import type { FuzzRequest, FuzzStep } from './fuzz-step.ts';

const RequestCancelled = -32800;
const ContentModified = -32801;
const RequestFailed = -32803;

/** What is asked about each of a few answers to another request. */
const FOLLOWED: Readonly<Record<string, readonly string[]>> = {
  'textDocument/prepareCallHierarchy': [
    'callHierarchy/incomingCalls',
    'callHierarchy/outgoingCalls',
  ],
  'textDocument/codeLens': ['codeLens/resolve'],
};

/** Not about a document: it is not named among the parameters. */
const GLOBAL: ReadonlySet<string> = new Set(['workspace/symbol', 'workspace/diagnostic']);

interface Open {
  text: string;
  version: number;
}

/**
 * Does what steps say with a real server, and throws at the first answer that is an error or points
 * outside the text, and at diagnostics that are not those of the text.
 */
export class FuzzPlayer {
  readonly #client: TestClient;
  readonly #pull: boolean;
  readonly #open = new Map<string, Open>();
  readonly #tokens = new Map<string, SemanticTokens>();
  readonly #unanswered: Promise<unknown>[] = [];
  readonly #logged: number;

  constructor(client: TestClient, pull: boolean) {
    this.#client = client;
    this.#pull = pull;
    this.#logged = client.log.length;
  }

  textOf(uri: string): string | undefined {
    return this.#open.get(uri)?.text;
  }

  async play(step: FuzzStep): Promise<void> {
    if (step.do === 'open') {
      this.#open.set(step.uri, { text: step.text, version: 1 });
      this.#client.open(step.uri, step.text);
    } else if (step.do === 'change') this.#change(step.uri, step.changes);
    else if (step.do === 'ask') await this.#ask(step);
    else if (step.do === 'compare') await this.#compare(step.uri);
  }

  /** Waits for all answers, closes the documents and looks for failures in the log. */
  async finish(): Promise<void> {
    for (const result of await Promise.allSettled(this.#unanswered))
      if (result.status === 'rejected') throw result.reason;
    for (const uri of this.#open.keys())
      this.#client.notify('textDocument/didClose', { textDocument: { uri } });
    const failures = this.#client.log
      .slice(this.#logged)
      .filter((line) => line.includes(' failed: '));
    if (failures.length > 0) throw new Error(failures.slice(0, 3).join('\n'));
  }

  #change(uri: string, changes: Extract<FuzzStep, { do: 'change' }>['changes']): void {
    const document = this.#open.get(uri);
    if (document === undefined) return;
    for (const { range, text } of changes) {
      const lines = new LineIndex(document.text);
      const start = range === undefined ? 0 : lines.offsetAt(range.start);
      const end = range === undefined ? document.text.length : lines.offsetAt(range.end);
      document.text = applyEdits(document.text, [{ range: { start, end }, newText: text }]);
    }
    this.#client.notify('textDocument/didChange', {
      textDocument: { uri, version: ++document.version },
      contentChanges: changes,
    });
  }

  async #ask(step: FuzzRequest): Promise<void> {
    const { uri, method, then } = step;
    const text = this.textOf(uri);
    if (text === undefined) return;
    const about = GLOBAL.has(method) ? {} : { textDocument: { uri }, uri };
    const params = { ...about, ...step.params, ...this.#delta(step) };
    if (then === 'wait') {
      const answer = await this.#request(method, params);
      this.#check(answer, text);
      if (method.startsWith('textDocument/semanticTokens/full')) await this.#colour(uri, answer);
      for (const next of FOLLOWED[method] ?? []) await this.#follow(next, answer);
      return;
    }
    const source = new CancellationTokenSource();
    const answer = this.#request(method, params, source);
    if (then === 'cancel') source.cancel();
    else this.#unanswered.push(answer.catch(() => undefined));
    this.#unanswered.push(answer);
    answer.catch(() => undefined);
  }

  /** The answer; an answer that the protocol foresees instead is no answer. */
  async #request(
    method: string,
    params: object,
    cancel?: CancellationTokenSource,
  ): Promise<unknown> {
    try {
      return await this.#client.connection.sendRequest(
        method,
        params,
        (cancel ?? new CancellationTokenSource()).token,
      );
    } catch (error) {
      if (!(error instanceof ResponseError)) throw error;
      const { code } = error;
      if (cancel !== undefined && (code === RequestCancelled || code === ContentModified))
        return undefined;
      // What cannot be renamed is refused with a reason.
      if (method.endsWith('ename') && code === RequestFailed) return undefined;
      throw new Error(`${method} ${JSON.stringify(params)}: ${String(code)} ${error.message}`);
    }
  }

  async #follow(method: string, answer: unknown): Promise<void> {
    const items: readonly unknown[] = Array.isArray(answer) ? answer.slice(0, 2) : [];
    for (const item of items) {
      const { uri } = item as { uri?: string };
      const params = method.startsWith('callHierarchy/') ? { item } : (item as object);
      const text = uri === undefined ? '' : (this.textOf(uri) ?? '');
      // The ranges of a lens are its own, those in its command name their documents.
      this.#check(await this.#request(method, params), text, uri === undefined);
    }
  }

  #check(answer: unknown, text: string, onlyNamed = false): void {
    const checked = onlyNamed ? (answer as { command?: unknown }).command : answer;
    checkPositions(checked, text, (uri) => this.textOf(uri));
  }

  /** The answer that the editor holds, when it asks what has changed since. */
  #delta({ uri, method }: FuzzRequest): object {
    if (method !== 'textDocument/semanticTokens/full/delta') return {};
    return { previousResultId: this.#tokens.get(uri)?.resultId ?? 'none' };
  }

  /** Colours as an editor keeps them: what changed since the last answer must lead to all of the next. */
  async #colour(uri: string, answer: unknown): Promise<void> {
    const given = answer as SemanticTokens | SemanticTokensDelta;
    const params = { textDocument: { uri } };
    const all = (await this.#request('textDocument/semanticTokens/full', params)) as SemanticTokens;
    const data = 'edits' in given ? [...(this.#tokens.get(uri)?.data ?? [])] : given.data;
    if ('edits' in given)
      for (const { start, deleteCount, data: more = [] } of given.edits)
        data.splice(start, deleteCount, ...more);
    if (JSON.stringify(data) !== JSON.stringify(all.data))
      throw new Error(`Colours that were brought up to date differ from fresh ones: ${uri}`);
    this.#tokens.set(uri, all);
  }

  async #compare(uri: string): Promise<void> {
    const document = this.#open.get(uri);
    if (document === undefined) return;
    const edited = await this.#diagnostics(uri, document.version);
    checkPositions(edited, document.text);
    const twin = uri.replace('.odcs.yaml', '-fresh.odcs.yaml');
    this.#client.open(twin, document.text);
    const fresh = await this.#diagnostics(twin, 1);
    this.#client.notify('textDocument/didClose', { textDocument: { uri: twin } });
    const asText = (diagnostics: unknown): string =>
      JSON.stringify(diagnostics, null, 1).replaceAll(twin, uri);
    if (asText(edited) === asText(fresh)) return;
    throw new Error(
      `Diagnostics after edits differ from those of the same text opened afresh:\n${asText(edited)}\n${asText(fresh)}`,
    );
  }

  async #diagnostics(uri: string, version: number): Promise<readonly Diagnostic[]> {
    if (!this.#pull)
      return this.#client.diagnostics(uri, (published) => published.version === version);
    const params = { textDocument: { uri } };
    const report = (await this.#request('textDocument/diagnostic', params)) as
      DocumentDiagnosticReport | undefined;
    return report?.kind === 'full' ? report.items : [];
  }
}
