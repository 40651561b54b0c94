import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import {
  RUN_PHASE,
  type AgentSettings,
  type PhaseId,
  type PhaseInput,
  type Remark,
  type RunEvent,
  type RunPhaseParams,
  type RunPhaseResult,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { providerHost, readAgentSettings } from '../models/agent-settings.ts';
import { whenRunning } from '../new/when-running.ts';
import type { PhaseSession } from './phase-sessions.ts';
import type { Phases } from './phases.ts';

export interface WantedRun {
  readonly phase: PhaseId;
  /** For boxes and progress. */
  readonly title: string;
  readonly input: PhaseInput;
  /** URI of a workspace folder. */
  readonly folder: string;
  readonly resume?: string;
  readonly remarks?: readonly Remark[];
  /** The one that is chosen in the chat; that of the settings when left out. */
  readonly model?: vscode.LanguageModelChat;
}

export type RunOutcome = RunPhaseResult | 'cancelled' | 'no answer';

/**
 * Runs a phase, or goes on with a run, as the user asked for. What has to be known before a model can be asked (a key, a
 * model of the editor, whether MCP servers may be used) is asked for first. Refused in Restricted Mode.
 */
export async function startRun(
  phases: Phases,
  wanted: WantedRun,
  heard: (event: RunEvent) => void,
  token: vscode.CancellationToken,
): Promise<RunOutcome> {
  if (!vscode.workspace.isTrusted)
    return { refused: vscode.l10n.t('Phases do not run in Restricted Mode.') };
  const ready = await prepare(phases, wanted);
  if (ready === 'cancelled' || 'refused' in ready) return ready;
  if (!(await whenRunning(phases.server))) return 'no answer';
  const { agent, model } = ready;
  const root = vscode.Uri.parse(wanted.folder);
  const session: PhaseSession = {
    id: randomUUID(),
    ...{ title: wanted.title, folder: wanted.folder, agent, model },
    heard: (event) => {
      if (event.kind === 'draft')
        void phases.reviews.stream(session.id, event.path, event.text, root);
      heard(event);
    },
  };
  const params: RunPhaseParams = {
    session: session.id,
    ...{ phase: wanted.phase, input: wanted.input, folder: wanted.folder, agent },
    ...(wanted.resume !== undefined && { resume: wanted.resume }),
    ...(wanted.remarks !== undefined && { remarks: wanted.remarks }),
  };
  const found = await phases.sessions.during(session, () =>
    phases.server.request<RunPhaseResult | null>(RUN_PHASE, params, token),
  );
  return found ?? (token.isCancellationRequested ? 'cancelled' : 'no answer');
}

interface Ready {
  readonly agent: AgentSettings;
  readonly model: vscode.LanguageModelChat | undefined;
}

async function prepare(
  phases: Phases,
  wanted: WantedRun,
): Promise<Ready | { readonly refused: string } | 'cancelled'> {
  const { settings, problems, refused } = readAgentSettings();
  for (const problem of problems) phases.log.warn(problem);
  if (problems.length > 0) void vscode.window.showWarningMessage(problems.join(' '));
  const provider = wanted.model === undefined ? settings.provider : 'editor';
  if (provider === 'claude' && refused !== undefined) return { refused };
  const caps = phases.caps.of(wanted.resume, settings.caps);
  if (provider === 'none')
    return { agent: { ...settings, provider, caps, mcpServers: {} }, model: undefined };
  const mcpServers = await phases.mcp.approved(settings.mcpServers);
  if (mcpServers === undefined) return 'cancelled';
  if (provider === 'claude') {
    const host = providerHost(settings);
    if (((await phases.keys.key(host)) ?? (await phases.keys.askKey(host))) === undefined)
      return { refused: noKey(host) };
    return { agent: { ...settings, provider, caps, mcpServers }, model: undefined };
  }
  const model = wanted.model ?? (await phases.models.choose(settings.model));
  if (model === undefined) return 'cancelled';
  if (typeof model === 'string') return { refused: model };
  return { agent: { ...settings, provider, caps, mcpServers, model: model.id }, model };
}

function noKey(host: string): string {
  return vscode.l10n.t(
    'There is no API key for {0}. Set one with the command "Set API key", or choose another provider in dataengos.agent.provider.',
    host,
  );
}
