import * as vscode from 'vscode';
import { PHASES, type ViewPhase, type ViewRun } from '../../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from '../client.ts';
import { Consents } from '../models/consents.ts';
import { EditorModels } from '../models/editor-models.ts';
import { Keys } from '../models/keys.ts';
import { McpApprovals } from '../models/mcp-approvals.ts';
import { whenRunning } from '../new/when-running.ts';
import { AgentPages } from './agent-pages.ts';
import { PhaseSessions } from './phase-sessions.ts';
import { RaisedCaps } from './raised-caps.ts';
import { ReviewComments } from './review-comments.ts';

/** Where drafts are looked at and decided on. */
export interface Reviewing {
  open(run: ViewRun): unknown;
  /** A file of a draft as far as it has come. */
  stream(session: string, path: string, text: string, folder: vscode.Uri): unknown;
}

/** All that stays of phases between two commands. */
export class Phases implements vscode.Disposable {
  readonly server: LanguageServer;
  readonly log: vscode.LogOutputChannel;
  readonly reviews: Reviewing;
  readonly pages = new AgentPages();
  readonly comments = new ReviewComments();
  readonly keys: Keys;
  readonly consents: Consents;
  readonly mcp: McpApprovals;
  readonly models: EditorModels;
  readonly caps: RaisedCaps;
  readonly sessions: PhaseSessions;

  constructor(
    extension: Pick<vscode.ExtensionContext, 'secrets' | 'workspaceState' | 'globalState'>,
    server: LanguageServer,
    log: vscode.LogOutputChannel,
    reviews: Reviewing,
  ) {
    const { secrets, workspaceState, globalState } = extension;
    this.server = server;
    this.log = log;
    this.reviews = reviews;
    this.keys = new Keys(secrets);
    this.consents = new Consents(workspaceState, this.pages);
    this.mcp = new McpApprovals(globalState, this.pages);
    this.models = new EditorModels(globalState);
    this.caps = new RaisedCaps(workspaceState);
    this.sessions = new PhaseSessions(server, this);
  }

  /** What there is to run; undefined while no server answers. */
  async list(folder: string | undefined): Promise<readonly ViewPhase[] | undefined> {
    if (!(await whenRunning(this.server))) return undefined;
    const params = folder === undefined ? {} : { folder };
    return (await this.server.request<readonly ViewPhase[] | null>(PHASES, params)) ?? undefined;
  }

  dispose(): void {
    this.pages.dispose();
    this.comments.dispose();
  }
}
