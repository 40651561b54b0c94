// A server that knows one run, in a workspace folder of a real disk, as links are followed there.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { bindingOf } from '../../../client/src/review/binding.ts';
import { Deciding } from '../../../client/src/review/deciding.ts';
import { Judging } from '../../../client/src/review/judging.ts';
import type { PendingFile } from '../../../client/src/review/pending-file.ts';
import { PendingRuns, type PendingRun } from '../../../client/src/review/pending-runs.ts';
import type { ReviewServer } from '../../../client/src/review/review-server.ts';
import type {
  Judged,
  RecordDecisionParams,
  ViewRun,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { fake, workspace, Uri } from '../fake-vscode.ts';

export interface FileOfRun {
  readonly path: string;
  readonly base: string | null;
  readonly text: string;
}

/** Errors are lines that say ERROR. */
export class FakeRuns {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'review-')));
  readonly pending = new PendingRuns();
  readonly recorded: RecordDecisionParams[] = [];
  /** What the server says waits; a second window may have decided. */
  views: readonly ViewRun[] = [];
  isSilent = false;
  readonly server: ReviewServer;
  readonly judging: Judging;
  readonly deciding: Deciding;

  constructor() {
    workspace.workspaceFolders = [{ uri: new Uri('file', this.root) }];
    this.server = {
      state: 'running',
      onDidChange: () => new vscode.Disposable(() => undefined),
      request: (method: string, params?: object) =>
        Promise.resolve(this.#answer(method, params) as never),
    };
    this.judging = new Judging(this.server, this.pending);
    this.deciding = new Deciding(this.server, this.pending, this.judging);
  }

  dispose(): void {
    this.judging.dispose();
    this.pending.dispose();
    rmSync(this.root, { recursive: true });
  }

  uri(path: string): string {
    return `file://${this.root}/${path}`;
  }

  /** On the disk, and for the editor. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
    fake.files.set(this.uri(path), text);
  }

  read(path: string): string | undefined {
    return fake.files.get(this.uri(path));
  }

  async run(
    files: readonly FileOfRun[],
    phase: ViewRun['phase'] = 'write-contract',
  ): Promise<PendingRun> {
    for (const { path, base } of files) if (base !== null) this.write(path, base);
    const view: ViewRun = {
      ...{ id: 'run', phase, title: 'Write contract', input: {}, status: 'proposed' },
      ...{ folder: `file://${this.root}`, started: '2026-01-01T00:00:00Z', tokens: 0 },
      files: files.map((file) => ({
        ...file,
        uri: this.uri(file.path),
        judged: this.judge(file.path, file.text),
      })),
      ...{ open: [], comments: [], leftOut: [] },
    };
    this.views = [view];
    const run = this.pending.add(view);
    for (const file of run.files) {
      fake.files.set(file.proposal.toString(), file.text);
      await file.refresh();
    }
    return run;
  }

  async one(base: string | null, text: string): Promise<PendingFile> {
    const [file] = (await this.run([{ path: 'specs/a.odcs.yaml', base, text }])).files;
    return file!;
  }

  judge(path: string, text: string): Judged {
    const isBad = text.includes('ERROR');
    return {
      binding: bindingOf(path, this.read(path) ?? null, text),
      verdict: { checks: [], findings: [] },
      ...{ ranges: [], acceptable: !isBad, changes: [] },
    };
  }

  #answer(method: string, params: object | undefined): unknown {
    if (this.isSilent) return undefined;
    switch (method) {
      case 'dataengos/runs':
        return this.views;
      case 'dataengos/judgeDraft': {
        const { files } = params as { files: readonly { path: string; text: string }[] };
        return { judged: files.map(({ path, text }) => this.judge(path, text)) };
      }
      case 'dataengos/recordDecision':
        this.recorded.push(params as RecordDecisionParams);
        return null;
      default:
        return undefined;
    }
  }
}
