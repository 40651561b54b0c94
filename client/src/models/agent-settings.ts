import * as vscode from 'vscode';
import type { AgentSettings, Caps } from '../../../server/src/hosts/lsp/protocol.ts';
import { readConnections, readMcpServers } from './outside-settings.ts';
import { readUserSetting } from './read-setting.ts';

export interface ReadSettings {
  readonly settings: AgentSettings;
  /** What is wrong with them, in sentences; the default holds for it, or the entry is left out. */
  readonly problems: readonly string[];
  /** Nothing may run with them: where something would be sent is not clear. */
  readonly refused?: string;
}

const PROVIDERS: readonly string[] = ['none', 'claude', 'editor'];

/** Limits that make sense, and what holds where there is none. */
const LIMITS: Readonly<Record<string, readonly [least: number, most: number, usual: number]>> = {
  maxTurns: [1, 1000, 40],
  maxTokens: [1000, 100_000_000, 400_000],
  maxCost: [0.01, 1000, 2],
  maxMinutes: [1, 1440, 15],
  contextTokens: [500, 1_000_000, 24_000],
  attempts: [0, 20, 0],
};

/** The settings of the user for agents. Junk in them gives a sentence, never an error. */
export function readAgentSettings(): ReadSettings {
  const problems: string[] = [];
  const connections = readConnections(readUserSetting('connections'), problems);
  const mcpServers = readMcpServers(readUserSetting('mcpServers'), problems);
  const provider = readProvider(problems);
  const model = readText('model', problems);
  const price = readPrice(problems);
  const attempts = readNumber('attempts', problems);
  const baseUrl = readText('baseUrl', problems);
  const wrong = baseUrl === undefined ? undefined : whyNoBaseUrl(baseUrl);
  const settings: AgentSettings = {
    provider,
    ...(model !== undefined && { model }),
    ...(baseUrl !== undefined && wrong === undefined && { baseUrl }),
    caps: readCaps(problems),
    ...(attempts > 0 && { attempts: Math.round(attempts) }),
    ...(price !== undefined && { price }),
    connections,
    mcpServers,
  };
  return {
    settings,
    problems,
    // The usual address is not what the user meant.
    ...(provider === 'claude' && wrong !== undefined && { refused: wrong }),
  };
}

/** The host that requests to the provider `claude` go to, with its port where it is not the usual one. */
export function providerHost({ baseUrl }: Pick<AgentSettings, 'baseUrl'>): string {
  return baseUrl === undefined ? 'api.anthropic.com' : new URL(baseUrl).host;
}

function readProvider(problems: string[]): AgentSettings['provider'] {
  const given = readUserSetting('provider');
  if (typeof given === 'string' && PROVIDERS.includes(given))
    return given as AgentSettings['provider'];
  if (given !== undefined) problems.push(unlike('provider', PROVIDERS.join(', '), 'none'));
  return 'none';
}

function readText(name: string, problems: string[]): string | undefined {
  const given = readUserSetting(name) ?? '';
  // Controls have no place in a header or an address.
  if (typeof given === 'string' && given.length <= 500 && !/[\u0000-\u001f\u007f]/.test(given))
    return given.trim() || undefined;
  problems.push(
    vscode.l10n.t('{0} must be a short text. It is left out.', `dataengos.agent.${name}`),
  );
  return undefined;
}

function readNumber(name: string, problems: string[]): number {
  const [least = 0, most = 0, usual = 0] = LIMITS[name] ?? [];
  const given = readUserSetting(name) ?? usual;
  if (typeof given === 'number' && given >= least && given <= most) return given;
  problems.push(
    vscode.l10n.t(
      '{0} must be a number from {1} to {2}. {3} holds instead.',
      `dataengos.agent.${name}`,
      ...[least, most, usual].map(String),
    ),
  );
  return usual;
}

function readCaps(problems: string[]): Caps {
  return {
    turns: Math.round(readNumber('maxTurns', problems)),
    tokens: Math.round(readNumber('maxTokens', problems)),
    cost: readNumber('maxCost', problems),
    minutes: readNumber('maxMinutes', problems),
    contextTokens: Math.round(readNumber('contextTokens', problems)),
  };
}

function readPrice(problems: string[]): AgentSettings['price'] {
  const given = readUserSetting('price') ?? {};
  if (typeof given === 'object') {
    const { input, output } = given as { readonly input?: unknown; readonly output?: unknown };
    if (input === undefined && output === undefined) return undefined;
    if (isPrice(input) && isPrice(output)) return { input, output };
  }
  problems.push(
    vscode.l10n.t(
      '{0} must have an input and an output, in US dollars for a million tokens. It is left out.',
      'dataengos.agent.price',
    ),
  );
  return undefined;
}

function isPrice(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 10_000;
}

/** Keys travel with requests: encrypted, or not off this machine. */
function whyNoBaseUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url?.hostname ?? '');
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal);
  if (isSafe && url.username === '' && url.password === '') return undefined;
  return vscode.l10n.t(
    '{0} must be an address that begins with https://, without a name or password in it.',
    'dataengos.agent.baseUrl',
  );
}

function unlike(name: string, wanted: string, usual: string): string {
  return vscode.l10n.t(
    '{0} must be one of {1}. {2} holds instead.',
    `dataengos.agent.${name}`,
    wanted,
    usual,
  );
}
