import { phaseIds } from '../../../agent/phase.ts';
import { defaultCaps } from '../../../agent/runner-host.ts';
import { canonicalUri } from '../canonical-uri.ts';
import { invalidParams } from '../guard.ts';
import type {
  AgentSettings,
  JudgeDraftParams,
  KeepDraftParams,
  PhaseId,
  ProposeChangeParams,
  RecordDecisionParams,
  RunPhaseParams,
} from '../protocol.ts';
import { isRunId } from './edited-texts.ts';

/** UTF-16 units of one text that a client sends. */
const MAX_TEXT = 4 * 1_024 * 1_024;

/** Files of one draft. */
const MAX_FILES = 2_000;

function given(params: unknown): Readonly<Record<string, unknown>> {
  return isRecord(params) ? params : {};
}

/** The folder that is meant, one of the workspace; the first one when left out. Throws what breaks the protocol. */
export function readFolder(params: unknown, folders: readonly string[]): string {
  const { folder } = given(params);
  if (folder !== undefined && typeof folder !== 'string')
    throw invalidParams('folder must be a URI.');
  const uri = folder === undefined ? folders[0] : canonicalUri(folder).replace(/\/+$/, '');
  if (uri === undefined || !folders.includes(uri))
    throw invalidParams('folder must be one of the workspace.');
  return uri;
}

export function readPhase(params: unknown): PhaseId {
  const { phase } = given(params);
  const known = phaseIds.find((one) => one === phase);
  if (known === undefined) throw invalidParams(`There is no phase "${String(phase)}".`);
  return known;
}

export function readRun(params: unknown): string {
  const { run } = given(params);
  if (typeof run !== 'string' || !isRunId(run)) throw invalidParams('run must be the id of a run.');
  return run;
}

export function readRunParams(params: unknown): Omit<RunPhaseParams, 'folder' | 'phase'> {
  const { session, input, agent, resume, remarks } = given(params);
  if (typeof session !== 'string' || session === '')
    throw invalidParams('session must be a string.');
  if (!isTexts(input)) throw invalidParams('input must be a record of strings.');
  if (resume !== undefined && (typeof resume !== 'string' || !isRunId(resume)))
    throw invalidParams('resume must be the id of a run.');
  return {
    ...{ session, input, agent: readAgent(agent) },
    ...(resume !== undefined && { resume }),
    ...(remarks !== undefined && { remarks: readRemarks(remarks) }),
  };
}

function readRemarks(remarks: unknown): NonNullable<RunPhaseParams['remarks']> {
  const isRemark = (one: unknown): boolean => {
    const { path, line, text } = given(one);
    const isLine = line === undefined || (typeof line === 'number' && line >= 1);
    return typeof path === 'string' && typeof text === 'string' && isLine;
  };
  if (!Array.isArray(remarks) || !remarks.every(isRemark))
    throw invalidParams('remarks must be a list of texts with their paths.');
  return remarks as NonNullable<RunPhaseParams['remarks']>;
}

/** Settings of the user; what is no such setting is that of nobody. */
function readAgent(params: unknown): AgentSettings {
  const { provider, model, baseUrl, caps, attempts, price, connections, mcpServers } =
    given(params);
  if (provider !== 'none' && provider !== 'claude' && provider !== 'editor')
    throw invalidParams('agent.provider must be none, claude or editor.');
  const asked = given(caps);
  const number = (name: keyof typeof defaultCaps): number => {
    const value = asked[name];
    return typeof value === 'number' && value >= 0 ? value : defaultCaps[name];
  };
  const { input, output } = given(price);
  return {
    provider,
    caps: {
      turns: number('turns'),
      tokens: number('tokens'),
      cost: number('cost'),
      minutes: number('minutes'),
      contextTokens: number('contextTokens'),
    },
    ...(typeof model === 'string' && model !== '' && { model }),
    ...(typeof baseUrl === 'string' && baseUrl !== '' && { baseUrl }),
    ...(typeof attempts === 'number' && attempts >= 1 && { attempts: Math.floor(attempts) }),
    ...(typeof input === 'number' && typeof output === 'number' && { price: { input, output } }),
    connections: isRecord(connections) ? (connections as AgentSettings['connections']) : {},
    mcpServers: isRecord(mcpServers) ? (mcpServers as AgentSettings['mcpServers']) : {},
  };
}

export function readProposeParams(params: unknown): ProposeChangeParams {
  const { path, text, summary } = given(params);
  if (typeof path !== 'string' || typeof text !== 'string' || typeof summary !== 'string')
    throw invalidParams('path, text and summary must be strings.');
  return { path, text, summary };
}

export function readJudgeParams(params: unknown): JudgeDraftParams {
  const { files } = given(params);
  const isFile = (one: unknown): boolean => {
    const { path, text } = given(one);
    return typeof path === 'string' && typeof text === 'string' && text.length <= MAX_TEXT;
  };
  if (!Array.isArray(files) || files.length > MAX_FILES || !files.every(isFile))
    throw invalidParams('files must be a list of paths and texts.');
  return { run: readRun(params), files: files as JudgeDraftParams['files'] };
}

export function readKeepParams(params: unknown): KeepDraftParams {
  const { path, text } = given(params);
  if (typeof path !== 'string' || typeof text !== 'string' || text.length > MAX_TEXT)
    throw invalidParams('path and text must be strings.');
  return { run: readRun(params), path, text };
}

export function readDecisionParams(params: unknown): RecordDecisionParams {
  const { decision, ends } = given(params);
  const one = given(decision);
  const { kind, path, base, proposed, applied, reason, partial } = one;
  const isHash = (text: unknown): text is string =>
    typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
  if (kind !== 'accepted' && kind !== 'accepted-anyway' && kind !== 'rejected')
    throw invalidParams('decision.kind must be accepted, accepted-anyway or rejected.');
  if (typeof path !== 'string' || !isHash(proposed))
    throw invalidParams('decision must have a path and the SHA-256 of what was proposed.');
  if (!(base === null || isHash(base)) || !(applied === null || isHash(applied)))
    throw invalidParams('decision.base and decision.applied must be SHA-256 or null.');
  if (ends !== undefined && ends !== 'accepted' && ends !== 'rejected')
    throw invalidParams('ends must be accepted or rejected.');
  return {
    run: readRun(params),
    decision: {
      ...{ kind, path, base, proposed, applied },
      partial: partial === true,
      verdict: { checks: [], findings: [] },
      ...(typeof reason === 'string' && { reason: reason.slice(0, 10_000) }),
    },
    ...(ends !== undefined && { ends }),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((one) => typeof one === 'string');
}
