import type { CancellationToken } from 'vscode-languageserver/node';
import { journal } from '../../../agent/journal.ts';
import type { RunState } from '../../../agent/run-state.ts';
import { errorSentence } from '../../../agent/sentence-error.ts';
import { told } from '../../../agent/told.ts';
import { errorText } from '../../../base/error-text.ts';
import { verdictOfFile } from '../../../operations/run/verdict-of-file.ts';
import type { FeatureContext } from '../feature-context.ts';
import { invalidParams } from '../guard.ts';
import { ModelPieces } from '../phases/editor-model.ts';
import { lspAgentHost, newId } from '../phases/lsp-agent-host.ts';
import { phaseContext, type PhaseSources } from '../phases/phase-sources.ts';
import {
  readDecisionParams,
  readFolder,
  readJudgeParams,
  readKeepParams,
  readPhase,
  readProposeParams,
  readRun,
  readRunParams,
} from '../phases/read-params.ts';
import { RunBook } from '../phases/run-book.ts';
import { judgedOf, type ViewTools } from '../phases/view-run.ts';
import {
  JOURNAL,
  JUDGE_DRAFT,
  KEEP_DRAFT,
  PHASES,
  PROPOSE_CHANGE,
  RECORD_DECISION,
  RUN_PHASE,
  RUNS,
  TRANSCRIPT,
  type JudgeDraftResult,
  type RunPhaseResult,
  type ViewPhase,
  type ViewRun,
} from '../protocol.ts';
import { resolveFile } from '../resolve-file.ts';

/** Answers all that editors ask of phases of agents and their runs. Nothing is written into the workspace. */
export function registerPhases(context: FeatureContext, sources: PhaseSources): void {
  const phases = new Phases(context, sources);
  const { connection, guard } = context;
  const on = <Result>(
    method: string,
    handler: (params: unknown, token: CancellationToken) => Promise<Result>,
  ): void => {
    connection.onRequest(method, (params: unknown, token: CancellationToken) =>
      guard.runAsync(method, null, () => handler(params, token)),
    );
  };
  on(PHASES, (params, token) => phases.list(params, token));
  on(RUN_PHASE, (params, token) => phases.run(params, token));
  on(PROPOSE_CHANGE, (params, token) => phases.propose(params, token));
  on(JUDGE_DRAFT, (params, token) => phases.judge(params, token));
  // Here an answer means that it is done: whatever fails must be an error.
  on(KEEP_DRAFT, (params) => done(() => phases.keep(params)));
  on(RECORD_DECISION, (params) => done(() => phases.record(params)));
  on(RUNS, (params) => phases.runs(params));
  on(TRANSCRIPT, (params) => phases.transcript(params));
  on(JOURNAL, () => phases.journal());
}

async function done(work: () => Promise<void>): Promise<true> {
  try {
    await work();
    return true;
  } catch (error) {
    throw error instanceof Error && 'code' in error && typeof error.code === 'number'
      ? error
      : invalidParams(errorText(error));
  }
}

class Phases {
  readonly #context: FeatureContext;
  readonly #sources: PhaseSources;
  readonly #book: RunBook;
  readonly #pieces: ModelPieces;

  constructor(context: FeatureContext, sources: PhaseSources) {
    this.#context = context;
    this.#sources = sources;
    this.#book = new RunBook(sources.storage);
    this.#pieces = new ModelPieces(context.connection);
  }

  async list(params: unknown, token: CancellationToken): Promise<readonly ViewPhase[]> {
    this.#demandTrust();
    const folder = readFolder(params, this.#sources.folders());
    const { onDemand } = await import('../../../operations/on-demand.ts');
    const { listPhases } = await onDemand.listPhases();
    const phases = await listPhases(
      phaseContext(this.#context, this.#sources, folder, token),
      folder,
    );
    const { translate } = this.#context;
    return phases.map(({ title, doc, input, ...phase }) => ({
      ...phase,
      ...{ title: translate(title), doc: translate(doc) },
      input: input.map((field) => ({ ...field, doc: translate(field.doc) })),
    }));
  }

  async run(params: unknown, token: CancellationToken): Promise<RunPhaseResult> {
    this.#demandTrust();
    const { session, input, agent, resume, remarks } = readRunParams(params);
    const phase = resume === undefined ? readPhase(params) : 'explain';
    const folder = readFolder(params, this.#sources.folders());
    // Remarks are made on what people see.
    if (resume !== undefined && remarks !== undefined) await this.#book.takeEdits(resume);
    const { onDemand } = await import('../../../operations/on-demand.ts');
    const { runPhaseOperation } = await onDemand.runPhase();
    const { store } = this.#book;
    const { attempts } = agent;
    const pieces = this.#pieces;
    let host: Awaited<ReturnType<typeof lspAgentHost>>;
    try {
      const own = { session, agent, token, store, pieces };
      host = await lspAgentHost(this.#context, this.#sources, own);
    } catch (error) {
      return { refused: told(errorSentence(error), this.#context.translate) };
    }
    try {
      const { refused, state } = await runPhaseOperation(
        {
          ...{ phase, input, folder },
          ...(resume !== undefined && { resume }),
          ...(remarks !== undefined && { remarks }),
          ...(attempts !== undefined && { attempts }),
        },
        phaseContext(this.#context, this.#sources, folder, token),
        host,
      );
      return {
        ...(refused !== undefined && { refused: told(refused, this.#context.translate) }),
        ...(state !== undefined && { run: await this.#view(state) }),
      };
    } finally {
      await host.close();
    }
  }

  /** What an agent of the editor proposes goes the same way as what ours do. */
  async propose(params: unknown, token: CancellationToken): Promise<RunPhaseResult> {
    this.#demandTrust();
    const proposed = readProposeParams(params);
    const folder = readFolder(params, this.#sources.folders());
    const { onDemand } = await import('../../../operations/on-demand.ts');
    const { proposeText } = await onDemand.proposeText();
    const context = phaseContext(this.#context, this.#sources, folder, token);
    const found = await proposeText(proposed, folder, context, { now: () => Date.now(), newId });
    // Whoever proposed it is a model.
    if ('refused' in found) return { refused: told(found.refused) };
    await this.#book.store.save(found);
    return { run: await this.#view(found) };
  }

  async judge(params: unknown, token: CancellationToken): Promise<JudgeDraftResult> {
    this.#demandTrust();
    const { run, files } = readJudgeParams(params);
    const state = await this.#book.load(run);
    if (!this.#sources.folders().includes(state.folder))
      throw invalidParams('The folder of the run is not one of the workspace.');
    const known = new Set(state.draft?.files.map(({ path }) => path));
    if (!files.every(({ path }) => known.has(path)))
      throw invalidParams('The run has no such file.');
    const { onDemand } = await import('../../../operations/on-demand.ts');
    const { judgeFiles } = await onDemand.judgeFiles();
    const context = phaseContext(this.#context, this.#sources, state.folder, token);
    const made = await judgeFiles(files, state, context);
    const tools = await this.#tools();
    const paths = new Set(files.map(({ path }) => path));
    return {
      judged: made.files.map((file) => {
        const own = judgedOf(file, verdictOfFile(file.path, paths, made.verdict), tools);
        if (!token.isCancellationRequested) this.#book.judged.add(run, file, own);
        return own;
      }),
    };
  }

  async keep(params: unknown): Promise<void> {
    this.#demandTrust();
    const { run, path, text } = readKeepParams(params);
    await this.#book.keep(run, path, text);
  }

  async record(params: unknown): Promise<void> {
    this.#demandTrust();
    await this.#book.record(readDecisionParams(params));
  }

  async runs(params: unknown): Promise<readonly ViewRun[]> {
    const isAll = typeof params === 'object' && params !== null && 'all' in params && params.all;
    const folders = this.#sources.folders();
    const states = (await this.#book.store.list()).filter(
      (state) => folders.includes(state.folder) && (isAll === true || waits(state)),
    );
    return Promise.all(states.map((state) => this.#view(state)));
  }

  async transcript(params: unknown): Promise<string> {
    const state = await this.#book.load(readRun(params));
    const { onDemand } = await import('../../../operations/on-demand.ts');
    const { transcript } = await onDemand.transcript();
    return transcript(state);
  }

  async journal(): Promise<string> {
    const runs = journal(await this.#book.store.list());
    return `${JSON.stringify({ format: 1, runs }, undefined, 2)}\n`;
  }

  async #view(state: RunState): Promise<ViewRun> {
    return this.#book.view(state, await this.#tools());
  }

  async #tools(): Promise<ViewTools> {
    const { onDemand } = await import('../../../operations/on-demand.ts');
    const { semanticChanges, titleOfPhase } = await onDemand.judgeFiles();
    const { host, translate } = this.#context;
    const { engine } = host.snapshot();
    return {
      title: (phase) => translate(titleOfPhase(phase)),
      uriOf: (folder, path) => resolveFile(`${folder}/-`, path, [folder]),
      changes: (file) => semanticChanges(file, { engine }),
      translate,
    };
  }

  #demandTrust(): void {
    if (!this.#sources.isTrusted()) throw invalidParams('The workspace is not trusted.');
  }
}

/** Whether somebody can still decide on it, or go on with it, as where the network or the key of a model failed. */
function waits({ status, model }: RunState): boolean {
  const isModelGone = status === 'failed' && model !== undefined;
  return isModelGone || ['running', 'stopped', 'proposed', 'capped'].includes(status);
}
