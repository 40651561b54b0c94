import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { LanguageModel } from '../../../agent/language-model.ts';
import { defaultCaps } from '../../../agent/runner-host.ts';
import type { RunEvent } from '../../../agent/run-event.ts';
import type { AgentHost } from '../../../operations/run/agent-host.ts';
import { databases } from '../../node/databases.ts';
import { gitHistory } from '../../node/git-history.ts';
import { loadOutside } from '../../node/outside/load-outside.ts';
import { runStore } from '../../node/run-store.ts';
import type { Call } from '../command.ts';
import { shownPath } from '../shown-path.ts';
import { UsageError } from '../usage-error.ts';
import { visible } from '../visible.ts';
import { askConsent } from './ask-consent.ts';
import { askInTerminal } from './ask-in-terminal.ts';
import { stateFolder } from './state-folder.ts';

/** What phases need of this process. Whom to ask, with which key, say the call and the user's environment: no file does. */
export async function makeAgentHost(
  { options, io }: Call,
  root: string,
  report: (event: RunEvent) => void,
): Promise<AgentHost> {
  const { consent } = options;
  // The key goes nowhere but to hosts that somebody has agreed to here, whatever address the environment or the call names.
  const agreed = new Set<string>();
  return {
    model: await chosenModel({ options, io }, agreed),
    store: runStore(stateFolder(realpathSync(root), io.env)),
    caps: { ...defaultCaps, ...maxCost(options['max-cost']) },
    history: gitHistory({
      toPath: (path) => resolve(io.cwd, path),
      toName: (path) => shownPath(realpathSync(io.cwd), path),
    }),
    databases: databases({
      connections: {},
      engine: join(dirname(__filename), 'engine.cjs'),
      password: () => Promise.resolve(null),
    }),
    mcpTools: () => Promise.resolve([]),
    consent: async (sending) => {
      const given = typeof consent === 'string' ? consent : undefined;
      const isAgreed = await askConsent(sending, io, given);
      if (isAgreed) agreed.add(sending.host);
      return isAgreed;
    },
    ask: (questions) => askInTerminal(questions, io),
    report,
    now: () => Date.now(),
    newId: () => randomBytes(16).toString('hex'),
    user: user(),
  };
}

async function chosenModel(
  { options, io }: Pick<Call, 'options' | 'io'>,
  agreed: ReadonlySet<string>,
): Promise<LanguageModel | undefined> {
  const { provider, model } = options;
  const url = options['base-url'];
  if (provider !== 'claude') {
    for (const name of ['model', 'base-url', 'consent', 'max-cost'])
      if (options[name] !== undefined)
        throw new UsageError(`The option --${name} needs --provider claude.`);
    return undefined;
  }
  const key = io.env.ANTHROPIC_API_KEY ?? '';
  if (key === '')
    throw new UsageError('The provider claude needs a key in the variable ANTHROPIC_API_KEY.');
  const baseUrl = typeof url === 'string' ? url : (io.env.ANTHROPIC_BASE_URL ?? '');
  const { claudeModel } = await loadOutside();
  try {
    return claudeModel({
      key: (host) => Promise.resolve(agreed.has(host) ? key : null),
      ...(typeof model === 'string' && { model }),
      ...(baseUrl !== '' && { baseUrl }),
      log: (line) => {
        if (options.quiet !== true && options.json !== true)
          io.stderr.write(`note: ${visible(line)}\n`);
      },
    });
  } catch (error) {
    throw new UsageError(visible(error instanceof Error ? error.message : String(error)));
  }
}

function maxCost(given: string | boolean | undefined): { readonly cost?: number } {
  if (typeof given !== 'string') return {};
  const cost = Number(given);
  if (!Number.isFinite(cost) || cost <= 0)
    throw new UsageError(
      `The option --max-cost takes US dollars: --max-cost 0.50, not "${given}".`,
    );
  return { cost };
}

function user(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
