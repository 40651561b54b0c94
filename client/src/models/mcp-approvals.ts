import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { McpServerSettings } from '../../../server/src/hosts/lsp/protocol.ts';
import type { AgentPages } from '../phases/agent-pages.ts';
import { oneLine, visible } from '../phases/shown-text.ts';

type Servers = Readonly<Record<string, McpServerSettings>>;

const APPROVED = 'agent.mcpServers';

/** Which MCP servers may be started: each as it stands. One that changed is asked for again. */
export class McpApprovals {
  readonly #state: vscode.Memento;
  readonly #pages: AgentPages;

  constructor(state: vscode.Memento, pages: AgentPages) {
    this.#state = state;
    this.#pages = pages;
  }

  /** Those that may be started. Asks for each that nobody has approved; undefined: the user went away. */
  async approved(servers: Servers): Promise<Servers | undefined> {
    const found = new Map<string, McpServerSettings>();
    for (const [name, server] of Object.entries(servers)) {
      const hash = hashOf(name, server);
      if (!this.#kept().includes(hash)) {
        const allowed = await this.#ask(name, server);
        if (allowed === undefined) return undefined;
        if (!allowed) continue;
        await this.#state.update(APPROVED, [...this.#kept(), hash]);
      }
      found.set(name, server);
    }
    return Object.fromEntries(found);
  }

  /** Each is asked for again. */
  forget(): Thenable<void> {
    return this.#state.update(APPROVED, undefined);
  }

  #kept(): readonly unknown[] {
    const kept: unknown = this.#state.get(APPROVED);
    return Array.isArray(kept) ? kept : [];
  }

  /** Next to a page that shows all of it: a list cuts long lines off. */
  async #ask(name: string, server: McpServerSettings): Promise<boolean | undefined> {
    const title = vscode.l10n.t('Use the MCP server {0}?', oneLine(name));
    await this.#pages.show(`MCP ${name}.txt`, pageOf(name, server));
    const no = { allowed: false, label: vscode.l10n.t('Do not use it now') };
    const yes = {
      allowed: true,
      label: vscode.l10n.t('Approve as it stands'),
      detail: oneLine(server.type === 'stdio' ? commandLine(server) : server.url),
    };
    const picked = await vscode.window.showQuickPick([no, yes], {
      title,
      placeHolder: vscode.l10n.t(
        'The page shows what would be started or asked. It can read and send what it is given.',
      ),
      ignoreFocusOut: true,
    });
    return picked?.allowed;
  }
}

/** All of it, in an order of its own: the settings may name the parts in another one. */
function hashOf(name: string, server: McpServerSettings): string {
  const sorted = (map: Readonly<Record<string, string>> = {}): readonly (readonly string[])[] =>
    Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts =
    server.type === 'stdio'
      ? [server.command, server.args ?? [], sorted(server.env)]
      : [server.url, sorted(server.headers)];
  return createHash('sha256')
    .update(JSON.stringify([name, server.type, ...parts]))
    .digest('hex');
}

/** Values of the environment and of headers may be secrets: they are named only. */
function pageOf(name: string, server: McpServerSettings): string {
  const lines =
    server.type === 'stdio'
      ? [
          vscode.l10n.t('Program: {0}', visible(server.command)),
          ...(server.args ?? []).map((one) => vscode.l10n.t('Argument: {0}', visible(one))),
          ...Object.keys(server.env ?? {}).map((one) =>
            vscode.l10n.t('Environment variable: {0}', visible(one)),
          ),
        ]
      : [
          vscode.l10n.t('Address: {0}', visible(server.url)),
          ...Object.keys(server.headers ?? {}).map((one) =>
            vscode.l10n.t('Header: {0}', visible(one)),
          ),
        ];
  return [vscode.l10n.t('MCP server {0}', visible(name)), '', ...lines, ''].join('\n');
}

function commandLine({ command, args = [] }: McpServerSettings & { type: 'stdio' }): string {
  return [command, ...args].join(' ');
}
