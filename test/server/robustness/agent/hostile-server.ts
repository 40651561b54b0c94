import { URI } from 'vscode-uri';
import type { CancellationToken } from 'vscode-languageserver-protocol/node';
import { defaultCaps } from '../../../../server/src/agent/runner-host.ts';
import type {
  AgentSettings,
  AskConsentParams,
  AskSecretParams,
  PhaseEventParams,
  RunPhaseResult,
} from '../../../../server/src/hosts/lsp/protocol.ts';
import { spawnServerWithEngine } from '../../hosts/lsp/server-with-engine.ts';
import { TestClient } from '../../hosts/lsp/test-client.ts';

export const KEY = 'canary-key-5f0c1e7a9b';

/** A real server with the real adapter of Claude, of which everything that it says is kept. */
export interface HostileServer {
  readonly client: TestClient;
  readonly consents: AskConsentParams[];
  readonly secrets: AskSecretParams[];
  readonly events: PhaseEventParams[];
  /** All bytes of both of its outputs. */
  said(): string;
  run(params: object, token?: CancellationToken): Promise<RunPhaseResult>;
}

/** `url`: of the Messages API; no model where it is left out. */
export async function hostileServer(
  folder: string,
  options: {
    readonly url?: string;
    readonly trusted?: boolean;
    readonly storage?: string;
    readonly agent?: Partial<AgentSettings>;
    readonly settings?: unknown;
    /** For Node, before the program. */
    readonly nodeOptions?: readonly string[];
  } = {},
): Promise<HostileServer> {
  const { url, trusted = true, storage } = options;
  const spawned = await spawnServerWithEngine(options.nodeOptions);
  const pieces: string[] = [];
  for (const out of [spawned.stdout, spawned.stderr])
    out.on('data', (piece: Buffer) => pieces.push(piece.toString()));
  const client = await TestClient.start(
    {
      folders: [URI.file(folder).toString()],
      settings: options.settings,
      initializationOptions: { trusted, ...(storage !== undefined && { storage }) },
    },
    spawned,
  );
  const consents: AskConsentParams[] = [];
  const secrets: AskSecretParams[] = [];
  const events: PhaseEventParams[] = [];
  const { connection } = client;
  connection.onRequest('dataengos/askConsent', (one: AskConsentParams) => consents.push(one) > 0);
  connection.onRequest('dataengos/askSecret', (one: AskSecretParams) => {
    secrets.push(one);
    return KEY;
  });
  connection.onRequest('dataengos/askPerson', () => ({}));
  connection.onNotification('dataengos/phaseEvent', (one: PhaseEventParams) => {
    events.push(one);
  });
  const agent: AgentSettings = {
    ...{ provider: url === undefined ? 'none' : 'claude', caps: defaultCaps },
    ...{ connections: {}, mcpServers: {}, ...options.agent },
    ...(url !== undefined && { baseUrl: url }),
  };
  return {
    ...{ client, consents, secrets, events },
    said: () => pieces.join(''),
    run: (params, token) => {
      const whole = { session: 's', input: {}, agent, ...params };
      return token === undefined
        ? connection.sendRequest('dataengos/runPhase', whole)
        : connection.sendRequest('dataengos/runPhase', whole, token);
    },
  };
}
