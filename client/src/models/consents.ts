import * as vscode from 'vscode';
import type { Sending } from '../../../server/src/hosts/lsp/protocol.ts';
import type { AgentPages } from '../phases/agent-pages.ts';
import { costText, numberText, oneLine, sizeText, visible } from '../phases/shown-text.ts';

const KEPT = 'agent.consents';

/**
 * Whether something may leave the machine. Asked once for each folder, host and model. What was said lies in the storage
 * of the editor, so no file of a workspace can say it.
 */
export class Consents {
  readonly #state: vscode.Memento;
  readonly #pages: AgentPages;

  constructor(state: vscode.Memento, pages: AgentPages) {
    this.#state = state;
    this.#pages = pages;
  }

  /** `folder`: URI of the workspace folder of the run. False: nothing is sent. */
  async ask(folder: string, sending: Sending, token: vscode.CancellationToken): Promise<boolean> {
    const id = JSON.stringify([folder, sending.host, sending.model]);
    if (this.#kept().includes(id)) return true;
    const allowed = await askToSend(sending, this.#pages, token);
    if (allowed) await this.#state.update(KEPT, [...this.#kept(), id]);
    return allowed;
  }

  /** Everything is asked again. */
  forget(): Thenable<void> {
    return this.#state.update(KEPT, undefined);
  }

  #kept(): readonly unknown[] {
    const kept: unknown = this.#state.get(KEPT);
    return Array.isArray(kept) ? kept : [];
  }
}

type Item = vscode.QuickPickItem & { readonly does: 'show' | 'send' | 'keep' };

/** The list stays while files are shown. What comes first shows them: a key pressed too often sends nothing. */
function askToSend(
  sending: Sending,
  pages: AgentPages,
  token: vscode.CancellationToken,
): Promise<boolean> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = vscode.l10n.t('Send parts of this workspace to {0}?', oneLine(sending.host));
  pick.placeholder = sizes(sending);
  pick.items = items(sending);
  pick.ignoreFocusOut = true;
  return new Promise((resolve) => {
    const done = (allowed: boolean): void => {
      resolve(allowed);
      listeners.dispose();
      pick.dispose();
    };
    const listeners = vscode.Disposable.from(
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen?.does === 'show')
          void pages.show(`${vscode.l10n.t('What would be sent')}.txt`, sendingText(sending));
        else if (chosen !== undefined) done(chosen.does === 'send');
      }),
      pick.onDidHide(() => done(false)),
      token.onCancellationRequested(() => done(false)),
    );
    pick.show();
  });
}

function items(sending: Sending): readonly Item[] {
  const { host, model, files } = sending;
  return [
    {
      does: 'show',
      label: vscode.l10n.t('Show files'),
      detail: oneLine(files.map(({ path }) => path).join(', ')) || vscode.l10n.t('No whole files'),
    },
    {
      does: 'send',
      label: vscode.l10n.t('Send'),
      detail: vscode.l10n.t(
        'To {0} at {1}, now and in later runs in this folder',
        oneLine(model),
        oneLine(host),
      ),
    },
    {
      does: 'keep',
      label: vscode.l10n.t('Do not send'),
      detail: vscode.l10n.t('Nothing leaves this machine.'),
    },
  ];
}

function sizes({ files, size, tokens, cost, redacted }: Sending): string {
  return [
    files.length === 1
      ? vscode.l10n.t('1 file')
      : vscode.l10n.t('{0} files', numberText(files.length)),
    sizeText(size),
    vscode.l10n.t('about {0} tokens', numberText(tokens)),
    costText(cost),
    ...(redacted > 0 ? [vscode.l10n.t('{0} values taken out', numberText(redacted))] : []),
  ].join(' · ');
}

/** As a page; the editor shows it as plain text. */
function sendingText(sending: Sending): string {
  const { host, model, files } = sending;
  return [
    vscode.l10n.t('To {0} at {1}', visible(model), visible(host)),
    sizes(sending),
    vscode.l10n.t(
      'Beside these files: instructions, what you enter, and what tools find while the run goes on.',
    ),
    '',
    ...files.map(({ path, size }) => `${sizeText(size).padStart(10)}  ${visible(path)}`),
    '',
  ].join('\n');
}
