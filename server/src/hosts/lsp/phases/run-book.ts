import { join } from 'node:path';
import type { RunState } from '../../../agent/run-state.ts';
import type { RunStore } from '../../../operations/run/agent-host.ts';
import { runStore } from '../../node/run-store.ts';
import type { ViewRun } from '../protocol.ts';
import { JudgedTexts, reasonAgainst } from './decisions.ts';
import { EditedTexts } from './edited-texts.ts';
import { memoryStore } from './memory-store.ts';
import { userName } from './lsp-agent-host.ts';
import { textOf, unjudged, viewRun, type ViewTools } from './view-run.ts';
import { invalidParams } from '../guard.ts';
import type { RecordDecisionParams } from '../protocol.ts';

/** Runs, what people made of their drafts, and what they decided. All of it lies outside of the workspace. */
export class RunBook {
  readonly store: RunStore;
  readonly edited: EditedTexts;
  readonly judged = new JudgedTexts();
  #last: Promise<unknown> = Promise.resolve();

  constructor(storage: string | undefined) {
    this.store = storage === undefined ? memoryStore() : runStore(join(storage, 'runs'));
    this.edited = new EditedTexts(storage);
  }

  /** Throws what breaks the protocol where there is no such run. */
  async load(id: string): Promise<RunState> {
    const state = await this.store.load(id);
    if (state === undefined) throw invalidParams('There is no such run.');
    return state;
  }

  /** What the editor is shown can be accepted from then on. */
  async view(state: RunState, tools: ViewTools): Promise<ViewRun> {
    const view = viewRun(state, await this.edited.of(state.id), tools);
    this.judged.addRun(view);
    return view;
  }

  async keep(id: string, path: string, text: string): Promise<void> {
    const { draft } = await this.load(id);
    if (draft?.files.some((file) => file.path === path) !== true)
      throw invalidParams('The run has no such file.');
    await this.edited.keep(id, path, text);
  }

  /**
   * What people made of the files becomes the draft, which a model then goes on from. Nothing is known of such a draft
   * until it is judged.
   */
  async takeEdits(id: string): Promise<void> {
    const state = await this.load(id);
    const edited = await this.edited.of(id);
    const { draft, verdict } = state;
    if (draft === undefined || Object.keys(edited).length === 0) return;
    const files = draft.files.map((file) => ({ ...file, text: textOf(file, edited) }));
    if (files.some(({ text }, at) => text !== draft.files[at]?.text))
      await this.store.save({
        ...state,
        draft: { ...draft, files },
        verdict: verdict && unjudged(verdict),
      });
    await this.edited.forget(id);
  }

  /** One after the other, so that none is written over another. Rejects with the reason why a decision does not count. */
  async record(params: RecordDecisionParams): Promise<void> {
    const recorded = this.#last.catch(() => undefined).then(() => this.#record(params));
    this.#last = recorded;
    await recorded;
  }

  async #record({ run, decision, ends }: RecordDecisionParams): Promise<void> {
    const state = await this.load(run);
    const judged = this.judged.of(run, decision);
    const reason = reasonAgainst(state, decision, judged);
    if (reason !== undefined) throw invalidParams(reason);
    const at = new Date().toISOString();
    const verdict = judged?.verdict ?? state.verdict ?? decision.verdict;
    await this.store.save({
      ...state,
      updated: at,
      ...(ends !== undefined && { status: ends }),
      decisions: [...state.decisions, { ...decision, verdict, at, by: userName() }],
    });
  }
}
