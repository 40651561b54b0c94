import type { Draft } from '../../../agent/draft.ts';
import type { ModelAnswer, ModelRequest } from '../../../agent/language-model.ts';
import type { PhaseId, PhaseInput } from '../../../agent/phase.ts';
import type { Answers, Question as AnyQuestion } from '../../../agent/question.ts';
import type { RunEvent as AnyRunEvent } from '../../../agent/run-event.ts';
import type { Decision, RunState, RunStatus } from '../../../agent/run-state.ts';
import type { Caps, Sending } from '../../../agent/runner-host.ts';
import type { Verdict as AnyVerdict } from '../../../agent/verdict.ts';
import type { ConnectionSettings, McpServerSettings } from '../../node/outside-settings.ts';
import type { Judged } from './review-protocol.ts';

export type {
  Answers,
  Caps,
  ConnectionSettings,
  Decision,
  Draft,
  McpServerSettings,
  ModelAnswer,
  ModelRequest,
  PhaseId,
  PhaseInput,
  RunState,
  RunStatus,
  Sending,
};

/** In the language of the editor, as all that it is told. */
export type Question = AnyQuestion<string>;
export type RunEvent = AnyRunEvent<string>;
export type Verdict = AnyVerdict<string>;

/**
 * Request: what there is to run, and what may be chosen for it. Params: `{ folder? }`, a URI; the first folder of the workspace
 * when left out.
 */
export const PHASES = 'dataengos/phases';

export interface ViewPhase {
  readonly id: PhaseId;
  readonly title: string;
  readonly doc: string;
  readonly output: 'files' | 'text' | 'comments';
  readonly input: readonly {
    readonly name: string;
    readonly doc: string;
    readonly required: boolean;
    readonly choices: readonly string[];
  }[];
}

/**
 * Request: runs a phase, or goes on with a run. Takes as long as it takes; cancelling it stops the request to the model, and
 * the run can go on later. Refused in a workspace that is not trusted.
 */
export const RUN_PHASE = 'dataengos/runPhase';

export interface RunPhaseParams {
  /** Made by the client, to tell the events of several runs from each other. */
  readonly session: string;
  readonly phase: PhaseId;
  readonly input: PhaseInput;
  /** URI of a workspace folder; the first one when left out. */
  readonly folder?: string;
  readonly agent: AgentSettings;
  /** Id of a run to go on with; `phase` and `input` are those that it had. */
  readonly resume?: string;
  /** With `resume`: what people say of the draft; the phase tries again with it. */
  readonly remarks?: readonly Remark[];
}

export interface Remark {
  /** Relative to the workspace folder. */
  readonly path: string;
  /** From 1, in the text of the draft; undefined of the draft as a whole. */
  readonly line?: number;
  readonly text: string;
}

/** The settings of the user, never of the workspace: the client reads them where no workspace can write. */
export interface AgentSettings {
  readonly provider: 'none' | 'claude' | 'editor';
  /** As the provider calls it; its own choice when left out. */
  readonly model?: string;
  /** Of `claude`: another address than the provider's own. */
  readonly baseUrl?: string;
  readonly caps: Caps;
  /** Overrides what phases say. */
  readonly attempts?: number;
  /** Of `claude`: US dollars for a million tokens, for models whose price we do not know. */
  readonly price?: { readonly input: number; readonly output: number };
  /** By name. */
  readonly connections: Readonly<Record<string, ConnectionSettings>>;
  /** By name; only those that the user approved as they stand. */
  readonly mcpServers: Readonly<Record<string, McpServerSettings>>;
}

export interface RunPhaseResult {
  /** Why it could not begin, in a sentence; there is no run then. */
  readonly refused?: string;
  readonly run?: ViewRun;
}

/** A run as the editor shows it. */
export interface ViewRun {
  readonly id: string;
  readonly phase: PhaseId;
  readonly title: string;
  readonly input: PhaseInput;
  readonly folder: string;
  readonly status: RunStatus;
  readonly reason?: string;
  readonly started: string;
  readonly model?: { readonly id: string; readonly host: string };
  readonly tokens: number;
  readonly cost?: number;
  readonly files: readonly ViewDraftFile[];
  readonly open: readonly string[];
  /** Markdown of strangers. */
  readonly text?: string;
  readonly comments: readonly {
    readonly uri: string;
    readonly line: number;
    readonly severity: 'error' | 'warning' | 'info';
    readonly message: string;
  }[];
  readonly leftOut: readonly string[];
}

export interface ViewDraftFile {
  readonly uri: string;
  /** Relative to the workspace folder. */
  readonly path: string;
  /** What it was made from; null where no file was. */
  readonly base: string | null;
  readonly text: string;
  /** Of the text. */
  readonly judged: Judged;
  readonly decision?: Decision;
}

/** Notification from the server. */
export const PHASE_EVENT = 'dataengos/phaseEvent';

export interface PhaseEventParams {
  readonly session: string;
  readonly event: RunEvent;
}

/** Request from the server: asks the person. Null: they went away. */
export const ASK_PERSON = 'dataengos/askPerson';

export interface AskPersonParams {
  readonly session: string;
  readonly questions: readonly Question[];
}

/** Request from the server: may this be sent? Answered with a boolean. */
export const ASK_CONSENT = 'dataengos/askConsent';

export interface AskConsentParams {
  readonly session: string;
  readonly sending: Sending;
}

/** Request from the server: a secret of the user. Null: there is none. */
export const ASK_SECRET = 'dataengos/askSecret';

export interface AskSecretParams {
  /** `key`: of the host of a model; `password`: of a connection. */
  readonly kind: 'key' | 'password';
  /** A key is given only to the host that it was stored for: `api.anthropic.com`; of connections their name. */
  readonly name: string;
}

/** Request from the server: a turn of a language model of the editor. Rejected with the message of a `ModelError`. */
export const ASK_MODEL = 'dataengos/askModel';

export interface AskModelParams {
  readonly session: string;
  /** Of this turn. */
  readonly turn: string;
  /** Id of the model; the user's choice when left out. */
  readonly model?: string;
  readonly request: ModelRequest;
}

export type AskModelResult =
  | { readonly answer: ModelAnswer }
  | { readonly error: { readonly kind: string; readonly message: string } };

/** Request from the server: what the editor's model is called. */
export const DESCRIBE_MODEL = 'dataengos/describeModel';

export interface DescribeModelResult {
  readonly id: string;
  readonly vendor: string;
  readonly window: number;
}

/** Notification from the client: a piece of what the model of the editor says. */
export const MODEL_PIECE = 'dataengos/modelPiece';

export interface ModelPieceParams {
  readonly turn: string;
  readonly piece: string;
}

/** Request: runs that wait for somebody, or all of them, newest first. Params: `{ all }`. */
export const RUNS = 'dataengos/runs';

export interface RunsParams {
  readonly all: boolean;
}

/** Request: a run as a transcript that people can read, in Markdown. Params: `{ run }`. */
export const TRANSCRIPT = 'dataengos/transcript';

/** Request without params: the journal of all runs and decisions, as JSON text. */
export const JOURNAL = 'dataengos/journal';

/** Request: the instructions of a phase, put together. Params: `{ phase, folder? }`. */
export const INSTRUCTIONS = 'dataengos/instructions';

export interface InstructionsParams {
  readonly phase: PhaseId;
  /** URI of a workspace folder, or of a file in one; the first one when left out. */
  readonly folder?: string;
}

export interface InstructionsPage {
  readonly markdown: string;
  readonly tokens: number;
  readonly files: readonly string[];
}
