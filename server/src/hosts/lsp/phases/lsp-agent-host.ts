import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import type { CancellationToken } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { InWords } from '../../../agent/in-words.ts';
import type { LanguageModel } from '../../../agent/language-model.ts';
import type { AgentHost, RunStore } from '../../../operations/run/agent-host.ts';
import { databases } from '../../node/databases.ts';
import { loadOutside } from '../../node/outside/load-outside.ts';
import type { FeatureContext } from '../feature-context.ts';
import {
  ASK_CONSENT,
  ASK_PERSON,
  ASK_SECRET,
  PHASE_EVENT,
  type Answers,
  type AgentSettings,
  type AskConsentParams,
  type AskPersonParams,
  type AskSecretParams,
  type PhaseEventParams,
} from '../protocol.ts';
import { editorModel, type ModelPieces } from './editor-model.ts';
import { lspHistory } from './lsp-history.ts';
import type { PhaseSources } from './phase-sources.ts';

export interface LspAgent {
  readonly session: string;
  readonly agent: AgentSettings;
  readonly token: CancellationToken;
  readonly store: RunStore;
  readonly pieces: ModelPieces;
}

/** What a run needs of the editor: people, models, secrets. `close` ends what was started for it. */
export async function lspAgentHost(
  { connection, translate }: FeatureContext,
  sources: PhaseSources,
  { session, agent, token, store, pieces }: LspAgent,
): Promise<AgentHost & { close(): Promise<void> }> {
  const words = new InWords(translate);
  const log = (line: string): void => {
    connection.console.log(line);
  };
  const secret = (kind: AskSecretParams['kind'], name: string): Promise<string | null> => {
    const params: AskSecretParams = { kind, name };
    return connection.sendRequest<string | null>(ASK_SECRET, params, token);
  };
  const isUsed = Object.keys(agent.mcpServers).length > 0;
  const folders = sources.folders().flatMap((uri) => pathOf(uri));
  const toolbox = isUsed
    ? (await loadOutside()).openMcpTools(agent.mcpServers, { folders, log })
    : undefined;
  return {
    model: await modelOf(),
    ...{ store, caps: agent.caps, user: userName(), history: lspHistory() },
    databases: databases({
      connections: agent.connections,
      engine: sources.engineProgram,
      password: (name) => secret('password', name),
    }),
    mcpTools: async (stop) => (await toolbox?.tools(stop)) ?? [],
    async consent(sending) {
      const params: AskConsentParams = { session, sending };
      return (await connection.sendRequest<unknown>(ASK_CONSENT, params, token)) === true;
    },
    async ask(questions) {
      const params: AskPersonParams = {
        session,
        questions: questions.map((one) => words.question(one)),
      };
      const answers = await connection.sendRequest<Answers | null>(ASK_PERSON, params, token);
      return isAnswers(answers) ? answers : undefined;
    },
    report(event) {
      const params: PhaseEventParams = { session, event: words.event(event) };
      void connection.sendNotification(PHASE_EVENT, params);
    },
    now: () => Date.now(),
    newId,
    close: async () => {
      await toolbox?.dispose();
    },
  };

  async function modelOf(): Promise<LanguageModel | undefined> {
    const { provider, model, baseUrl, price } = agent;
    if (provider === 'none') return undefined;
    if (provider === 'editor')
      return editorModel({ connection, pieces, session, model, token, newId });
    return (await loadOutside()).claudeModel({
      key: (host) => secret('key', host),
      log,
      ...(model !== undefined && { model }),
      ...(baseUrl !== undefined && { baseUrl }),
      ...(price !== undefined && { price }),
    });
  }
}

/** 128 random bits. */
export function newId(): string {
  return randomBytes(16).toString('hex');
}

/** Who decides, for the journal. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

function pathOf(uri: string): readonly string[] {
  return uri.startsWith('file:') ? [URI.parse(uri).fsPath] : [];
}

function isAnswers(given: unknown): given is Answers {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false;
  return Object.values(given).every(
    (one) => Array.isArray(one) && one.every((text) => typeof text === 'string'),
  );
}
