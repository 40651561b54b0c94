import * as vscode from 'vscode';
import type { ConnectionSettings } from '../../../server/src/hosts/lsp/protocol.ts';

/** The one host that the key of the environment is for. */
const OWN_HOST = 'api.anthropic.com';

/**
 * Keys of models and passwords of databases, in the secret storage of the editor. Each is bound to the host that it was
 * given for: another host gets none. Nothing here is ever written to a log.
 */
export class Keys {
  readonly #secrets: vscode.SecretStorage;
  readonly #environment: Readonly<Record<string, string | undefined>>;

  constructor(
    secrets: vscode.SecretStorage,
    environment: Readonly<Record<string, string | undefined>> = process.env,
  ) {
    this.#secrets = secrets;
    this.#environment = environment;
  }

  /** The key for a host; undefined where the user gave none for it. */
  async key(host: string): Promise<string | undefined> {
    const kept = await this.#secrets.get(`key:${host}`);
    if (kept !== undefined) return kept;
    const own = host === OWN_HOST ? this.#environment.ANTHROPIC_API_KEY?.trim() : undefined;
    return own === '' ? undefined : own;
  }

  /** Asks for the key of a host. Undefined: the user gave none. */
  async askKey(host: string): Promise<string | undefined> {
    const key = await vscode.window.showInputBox({
      title: vscode.l10n.t('API key for {0}', host),
      prompt: vscode.l10n.t(
        'The editor keeps it as a secret. It is sent to {0} and nowhere else.',
        host,
      ),
      password: true,
      ignoreFocusOut: true,
      validateInput: (text) => whyNoKey(text),
    });
    const given = key?.trim();
    if (!given) return undefined;
    await this.#secrets.store(`key:${host}`, given);
    return given;
  }

  deleteKey(host: string): Thenable<void> {
    return this.#secrets.delete(`key:${host}`);
  }

  /** Whether the user gave one here; that of the environment does not count. */
  async hasKept(host: string): Promise<boolean> {
    return (await this.#secrets.get(`key:${host}`)) !== undefined;
  }

  async password(name: string, connection: ConnectionSettings): Promise<string | undefined> {
    return this.#secrets.get(passwordId(name, connection));
  }

  /** Asks for the password of a connection; an empty one deletes it. False: the user gave none. */
  async askPassword(name: string, connection: ConnectionSettings): Promise<boolean> {
    const password = await vscode.window.showInputBox({
      title: vscode.l10n.t('Password of the connection {0}', name),
      prompt: vscode.l10n.t(
        'The editor keeps it as a secret. It is sent to {0} and nowhere else. Leave it empty to delete it.',
        placeOf(connection),
      ),
      password: true,
      ignoreFocusOut: true,
    });
    if (password === undefined) return false;
    const id = passwordId(name, connection);
    if (password === '') await this.#secrets.delete(id);
    else await this.#secrets.store(id, password);
    return true;
  }
}

function passwordId(name: string, connection: ConnectionSettings): string {
  return `password:${name}:${placeOf(connection)}`;
}

/** Where a password goes: the same name with another host or user is another connection. */
function placeOf(connection: ConnectionSettings): string {
  if (connection.type === 'duckdb') return connection.path;
  const { user, host, port = 5432, database } = connection;
  return `${user}@${host}:${String(port)}/${database}`;
}

function whyNoKey(text: string): string | undefined {
  // Headers hold no others.
  return /^[\x21-\x7e]*$/.test(text.trim())
    ? undefined
    : vscode.l10n.t('A key has no spaces and no special letters.');
}
