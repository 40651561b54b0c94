import {
  DiagnosticRefreshRequest,
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { LineIndex } from '../../base/line-index.ts';
import { moveThroughEdit } from '../../base/move-through-edit.ts';
import type { AnalysisHost } from '../../analysis/analysis-host.ts';
import type { SourceFile } from '../../analysis/source-file.ts';
import type { Guard } from './guard.ts';
import type { OpenDocuments } from './documents.ts';
import { formatMessage } from '../../lint/format-message.ts';
import { MAX_FINDINGS } from '../../lint/engine.ts';
import { locate } from '../../lint/locate.ts';
import type { Finding, WorkspaceFinding } from '../../lint/rule.ts';
import { SERVER_NAME } from './protocol.ts';
import { CHEAP, schedule } from './schedule.ts';
import { toDiagnostic, type DiagnosticContext } from './to-lsp.ts';
import type { Unread } from './unread.ts';

/** UTF-16 units, some 3,000 lines. In longer files the rules that look at the whole document wait for a pause. */
const LARGE = 100_000;

/** The pause (ms). */
const PAUSE = 150;

export interface DiagnosticsOptions {
  /** Whether the server sends diagnostics of open documents by itself. */
  readonly push: boolean;
  /** Whether the client can be told to ask anew. */
  readonly canRefresh: boolean;
  readonly workspace: OpenWorkspace;
  readonly rules: DiagnosticContext['rules'];
  readonly translate: DiagnosticContext['translate'];
}

/** What the rules on the workspace say of open documents. */
export interface OpenWorkspace {
  /** As of now; none until the workspace is known. */
  findings(uri: string): readonly WorkspaceFinding[];
  /** As they were told last. */
  last(uri: string): readonly WorkspaceFinding[];
  /** Diagnostics with all that is known of the document went out or will be asked for. */
  told(): void;
}

/** Diagnostics of open documents: sent after each edit without a fixed delay, or answered when asked for. */
export class DiagnosticsFeed {
  readonly #connection: Connection;
  readonly #host: AnalysisHost;
  readonly #documents: OpenDocuments;
  readonly #guard: Guard;
  readonly #options: DiagnosticsOptions;
  readonly #dirty = new Set<string>();
  /** What rules for a pause said last of a large document. */
  readonly #late = new Map<string, LateFindings>();
  /** What the workspace said when a document was asked for, and how often that was something new. */
  readonly #reported = new Map<string, Reported>();
  #scheduled: { cancel(): void } | undefined;
  #lastDuration = 0;
  #generation = 0;
  #askAnew = false;

  constructor(
    connection: Connection,
    host: AnalysisHost,
    documents: OpenDocuments,
    guard: Guard,
    options: DiagnosticsOptions,
  ) {
    this.#connection = connection;
    this.#host = host;
    this.#documents = documents;
    this.#guard = guard;
    this.#options = options;
  }

  /** A document is new or has new text: its diagnostics follow at once. */
  changed(uri: string): void {
    if (!this.#options.push) return;
    this.#dirty.add(uri);
    if (this.#lastDuration > CHEAP) this.#scheduled?.cancel();
    else if (this.#scheduled !== undefined) return;
    this.#scheduled = schedule(this.#lastDuration, () => {
      this.#scheduled = undefined;
      this.#flush();
    });
  }

  /** Rules or severities changed: everything that was said is said anew. */
  refresh(): void {
    this.#generation++;
    if (!this.#options.push) {
      this.#tellToAsk();
      return;
    }
    for (const document of this.#documents.all()) this.changed(document.uri);
  }

  /** Another file changed what the workspace says of an open document. */
  concerned(uri: string): void {
    if (this.#options.push) this.changed(uri);
    else this.#askAnew = true;
  }

  /** The last of several `concerned` was called: the client is told to ask anew when it may. */
  allConcerned(): void {
    if (!this.#askAnew) return;
    this.#askAnew = false;
    this.#tellToAsk();
  }

  #tellToAsk(): void {
    if (!this.#options.canRefresh) return;
    const refreshed = this.#connection.sendRequest(DiagnosticRefreshRequest.type);
    this.#guard.background('refresh', refreshed);
  }

  closed(uri: string): void {
    this.#reported.delete(uri);
    this.#dirty.delete(uri);
    clearTimeout(this.#late.get(uri)?.timer);
    this.#late.delete(uri);
    if (this.#options.push) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** The answer to a pull request for one document. */
  report(uri: string, previousResultId: string | undefined): DocumentDiagnosticReport {
    const file = this.#host.snapshot().file(uri);
    if (file === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const round = this.#roundOf(uri);
    const resultId = `${String(file.version)}.${String(this.#generation)}.${String(round)}`;
    if (resultId === previousResultId) {
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    }
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: this.#diagnoseAsked(file) };
  }

  #diagnoseAsked(file: SourceFile): Diagnostic[] {
    const diagnostics = this.#toDiagnostics(file, this.findings(file));
    this.#options.workspace.told();
    return diagnostics;
  }

  #roundOf(uri: string): number {
    const findings = this.#options.workspace.findings(uri);
    let reported = this.#reported.get(uri);
    if (reported?.findings !== findings) {
      reported = { findings, round: (reported?.round ?? 0) + 1 };
      this.#reported.set(uri, reported);
    }
    return reported.round;
  }

  /** What the rules that look at one file say of it. */
  diagnose(file: SourceFile): Diagnostic[] {
    return this.#toDiagnostics(file, this.#host.snapshot().lint(file).findings);
  }

  /** All findings of an open document, in source order. */
  findings(file: SourceFile): readonly Finding[] {
    const own = this.#host.snapshot().lint(file).findings;
    const more = this.#ofWorkspace(file);
    const room = Math.max(0, MAX_FINDINGS - own.length);
    return more.length === 0 ? own : [...own, ...more.slice(0, room)].sort(bySource);
  }

  /** The same for a request: who asks before the second pass has come round must not take its news from the editor. */
  asked(file: SourceFile): readonly Finding[] {
    const { workspace } = this.#options;
    const told = workspace.last(file.uri);
    const found = this.findings(file);
    if (workspace.last(file.uri) !== told) this.concerned(file.uri);
    this.allConcerned();
    return found;
  }

  #ofWorkspace(file: SourceFile): readonly Finding[] {
    const placed = this.#options.workspace.findings(file.uri);
    if (placed.length === 0) return [];
    const lines = this.#documents.get(file.uri) ?? new LineIndex(file.text);
    return placed.map((finding) => locate(finding, lines));
  }

  /**
   * For a keystroke: where the workspace said nothing of the document so far, it is asked after the
   * findings of the document are out.
   */
  #diagnoseTyped(file: SourceFile): Diagnostic[] {
    const { workspace } = this.#options;
    if (workspace.last(file.uri).length > 0) return this.#toDiagnostics(file, this.findings(file));
    return this.diagnose(file);
  }

  #toDiagnostics(file: SourceFile, findings: readonly Finding[]): Diagnostic[] {
    const lines = this.#documents.get(file.uri) ?? new LineIndex(file.text);
    const { rules, translate } = this.#options;
    return findings.map((finding) =>
      toDiagnostic(finding, { uri: file.uri, lines, rules, translate }),
    );
  }

  /** What the editor shows for a file that could not be read. */
  unread({ reason: english, template }: Unread): Diagnostic {
    const { translate } = this.#options;
    const reason = formatMessage(template?.text ?? english, template?.params, translate);
    return {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: DiagnosticSeverity.Error,
      source: SERVER_NAME,
      message: formatMessage('Not checked: {reason}', { reason }, translate),
    };
  }

  #flush(): void {
    const started = performance.now();
    for (const uri of this.#dirty) {
      this.#dirty.delete(uri);
      this.#guard.run('publishDiagnostics', undefined, () => {
        const file = this.#host.snapshot().file(uri);
        if (file === undefined) return;
        if (file.text.length > LARGE) this.#sendEarly(file);
        else {
          this.#send(file, this.#diagnoseTyped(file));
          this.#options.workspace.told();
        }
      });
    }
    this.#lastDuration = performance.now() - started;
  }

  #send({ uri, version }: SourceFile, diagnostics: Diagnostic[]): void {
    void this.#connection.sendDiagnostics({
      uri,
      ...(version === undefined ? {} : { version }),
      diagnostics,
    });
  }

  /** The quick rules of a large document at once, with what the others said last, moved to where it stands now. */
  #sendEarly(file: SourceFile): void {
    const { findings } = this.#host.snapshot().typing(file);
    const last = this.#late.get(file.uri);
    const kept = last === undefined ? [] : moved(last, file.text);
    this.#send(file, this.#toDiagnostics(file, [...findings, ...kept].sort(bySource)));
    clearTimeout(last?.timer);
    const timer = setTimeout(() => {
      this.#guard.run('publishDiagnostics', undefined, () => {
        this.#sendAll(file.uri);
      });
    }, PAUSE);
    this.#late.set(file.uri, { text: file.text, findings: kept, timer });
  }

  #sendAll(uri: string): void {
    const file = this.#host.snapshot().file(uri);
    if (file === undefined) return;
    const findings = this.findings(file);
    const { rules, workspace } = this.#options;
    const late = findings.filter(({ code }) => rules.get(code)?.meta.cost === 'idle');
    this.#late.set(uri, { text: file.text, findings: late, timer: undefined });
    this.#send(file, this.#toDiagnostics(file, findings));
    workspace.told();
  }
}

interface Reported {
  readonly findings: readonly WorkspaceFinding[];
  readonly round: number;
}

interface LateFindings {
  /** The text that the ranges count in. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Runs until all rules look at the document again. */
  readonly timer: ReturnType<typeof setTimeout> | undefined;
}

function moved({ text, findings }: LateFindings, now: string): readonly Finding[] {
  const move = moveThroughEdit(text, now);
  return findings.flatMap(({ related: _related, elsewhere: _elsewhere, ...finding }) => {
    const range = move(finding.range);
    return range === undefined ? [] : [{ ...finding, range }];
  });
}

function bySource(a: Finding, b: Finding): number {
  return a.range.start - b.range.start || a.range.end - b.range.end;
}
