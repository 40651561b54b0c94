import type * as vscode from 'vscode';
import {
  ASK_CONSENT,
  ASK_MODEL,
  ASK_PERSON,
  ASK_SECRET,
  DESCRIBE_MODEL,
  MODEL_PIECE,
  PHASE_EVENT,
  type AgentSettings,
  type Answers,
  type AskConsentParams,
  type AskModelParams,
  type AskModelResult,
  type AskPersonParams,
  type AskSecretParams,
  type DescribeModelResult,
  type ModelPieceParams,
  type PhaseEventParams,
  type RunEvent,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from '../client.ts';
import type { Consents } from '../models/consents.ts';
import { askEditorModel, describeModel } from '../models/editor-models.ts';
import type { Keys } from '../models/keys.ts';
import { providerHost } from '../models/agent-settings.ts';
import { askPerson } from './ask-person.ts';

/** A run that the user started and that is under way. */
export interface PhaseSession {
  readonly id: string;
  readonly title: string;
  /** URI of the workspace folder. */
  readonly folder: string;
  readonly agent: AgentSettings;
  /** Of the provider `editor`. */
  readonly model: vscode.LanguageModelChat | undefined;
  heard(event: RunEvent): void;
}

export interface SessionParts {
  readonly keys: Keys;
  readonly consents: Consents;
}

/**
 * Answers what the server asks for runs. Only for those that the user started here and that are not over: nobody else is
 * asked, gets a secret or reaches a model.
 */
export class PhaseSessions {
  readonly #sessions = new Map<string, PhaseSession>();
  readonly #server: LanguageServer;
  readonly #parts: SessionParts;

  constructor(server: LanguageServer, parts: SessionParts) {
    this.#server = server;
    this.#parts = parts;
    server.onRequest(ASK_PERSON, (params: AskPersonParams, token) => this.#person(params, token));
    server.onRequest(ASK_CONSENT, (params: AskConsentParams, token) =>
      this.#consent(params, token),
    );
    server.onRequest(ASK_SECRET, (params: AskSecretParams) => this.#secret(params));
    server.onRequest(ASK_MODEL, (params: AskModelParams, token) => this.#model(params, token));
    server.onRequest(DESCRIBE_MODEL, (params: unknown) => this.#describe(params));
    server.onNotification(PHASE_EVENT, ({ session, event }: PhaseEventParams) => {
      this.#sessions.get(session)?.heard(event);
    });
  }

  /** From now on the session is answered, until what it does has ended. */
  async during<Result>(session: PhaseSession, does: () => Promise<Result>): Promise<Result> {
    this.#sessions.set(session.id, session);
    try {
      return await does();
    } finally {
      this.#sessions.delete(session.id);
    }
  }

  async #person(
    { session, questions }: AskPersonParams,
    token: vscode.CancellationToken,
  ): Promise<Answers | null> {
    const found = this.#sessions.get(session);
    return found === undefined ? null : askPerson(found.title, questions, token);
  }

  async #consent(
    { session, sending }: AskConsentParams,
    token: vscode.CancellationToken,
  ): Promise<boolean> {
    const found = this.#sessions.get(session);
    return found !== undefined && this.#parts.consents.ask(found.folder, sending, token);
  }

  /** Only what a run under way may need: the key of its own host, the passwords of its own connections. */
  async #secret({ kind, name }: AskSecretParams): Promise<string | null> {
    for (const { agent } of this.#sessions.values()) {
      if (kind === 'key' && agent.provider === 'claude' && providerHost(agent) === name)
        return (await this.#parts.keys.key(name)) ?? null;
      const connection = Object.hasOwn(agent.connections, name) && agent.connections[name];
      if (kind === 'password' && connection)
        return (await this.#parts.keys.password(name, connection)) ?? null;
    }
    return null;
  }

  async #model(
    { session, turn, request }: AskModelParams,
    token: vscode.CancellationToken,
  ): Promise<AskModelResult> {
    const model = this.#sessions.get(session)?.model;
    if (model === undefined)
      return { error: { kind: 'unavailable', message: 'No model was chosen for this run.' } };
    const piece = (text: string): void => {
      const params: ModelPieceParams = { turn, piece: text };
      this.#server.notify(MODEL_PIECE, params);
    };
    return askEditorModel(model, request, piece, token);
  }

  /** The model of that id that a run under way uses. */
  #describe(params: unknown): DescribeModelResult | null {
    const { model: id } = (params ?? {}) as { readonly model?: unknown };
    const models = [...this.#sessions.values()].flatMap(({ model }) => model ?? []);
    const found = models.findLast((model) => id === undefined || model.id === id);
    return found === undefined ? null : describeModel(found);
  }
}
