import * as vscode from 'vscode';
import { UNFINISHED_MARK } from '../../../server/src/hosts/lsp/protocol.ts';

const SCHEME = 'file';
const DOCUMENTS: vscode.DocumentFilter[] = [
  { scheme: SCHEME, pattern: '**/models/**/*.sql' },
  { scheme: SCHEME, pattern: '**/product-canvas/*.md' },
];
const MOST = 20;
/** Pages of that folder that are no canvas, as the server has it. */
const OTHERS = /\/(?:readme|vision|tiering-standards|macro-library)\.md$/i;

/** Above logic that is still to be written, and above a canvas that a contract can be made of. */
export class AgentLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()),
      vscode.languages.registerCodeLensProvider(DOCUMENTS, this),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const { uri } = document;
    if (!vscode.workspace.isTrusted || vscode.workspace.getWorkspaceFolder(uri) === undefined)
      return [];
    if (!uri.path.endsWith('.sql')) return isCanvas(document) ? [contractLens(uri)] : [];
    return todosIn(document).map(
      (line) =>
        new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
          title: vscode.l10n.t('Implement with DataEngOS'),
          command: 'dataengos.implementLogic',
          arguments: [uri],
        }),
    );
  }
}

/** Lines that say that logic is to be written. */
export function todosIn(document: vscode.TextDocument): readonly number[] {
  const lines: number[] = [];
  for (let line = 0; line < document.lineCount && lines.length < MOST; line++)
    if (document.lineAt(line).text.includes(UNFINISHED_MARK)) lines.push(line);
  return lines;
}

function contractLens(uri: vscode.Uri): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
    title: vscode.l10n.t('Write contract'),
    command: 'dataengos.writeContract',
    arguments: [uri],
  });
}

/** A page of the folder of canvases that has the form of one. */
function isCanvas(document: vscode.TextDocument): boolean {
  return !OTHERS.test(document.uri.path) && /^#{1,6} /m.test(document.getText().slice(0, 4000));
}
