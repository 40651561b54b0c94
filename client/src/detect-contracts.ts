import * as vscode from 'vscode';
import { claimsContract } from './claims-contract.ts';
import { isEditable, LANGUAGE } from './served-documents.ts';

/** A contract says what it is near its top; what is below is not read. */
const LINES = 1000;

/**
 * Gives YAML documents that say they are a data contract or product our language, unless the setting, the
 * user's `files.associations` or the user's hand says otherwise.
 */
export class ContractDetector implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #subscriptions: vscode.Disposable;
  /** VS Code keeps the object when the language changes, and makes a new one when a file is opened. */
  readonly #switched = new WeakSet<vscode.TextDocument>();
  /** URIs of documents that the user has set back to YAML: theirs for the session. */
  readonly #kept = new Set<string>();

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const said = contentChanges.some(({ range, text }) => {
          const { text: line } = document.lineAt(
            Math.min(range.start.line, document.lineCount - 1),
          );
          return /contract|product/i.test(text) || /contract|product/i.test(line);
        });
        if (said) this.#look(document);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('dataengos.detectContracts')) this.lookAtAll();
      }),
    );
  }

  lookAtAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#look(document);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #opened(document: vscode.TextDocument): void {
    if (this.#switched.delete(document) && document.languageId === 'yaml')
      this.#kept.add(document.uri.toString());
    this.#look(document);
  }

  #look(document: vscode.TextDocument): void {
    if (document.languageId !== 'yaml' || !isEditable(document)) return;
    if (this.#kept.has(document.uri.toString()) || !isWanted(document)) return;
    if (!claimsContract(document.getText(new vscode.Range(0, 0, LINES, 0)))) return;
    vscode.languages.setTextDocumentLanguage(document, LANGUAGE).then(
      (switched) => this.#switched.add(switched),
      // It was closed meanwhile.
      (error: unknown) => this.#log.debug(`Language not set: ${String(error)}`),
    );
  }
}

function isWanted(document: vscode.TextDocument): boolean {
  const settings = vscode.workspace.getConfiguration('dataengos', document);
  return settings.get<boolean>('detectContracts', true) && !isAssociated(document);
}

/** Whether the user has said in so many words that the file is YAML. */
function isAssociated(document: vscode.TextDocument): boolean {
  const files = vscode.workspace.getConfiguration('files', document);
  const associations = files.get<Record<string, string>>('associations', {});
  return Object.entries(associations).some(([glob, language]) => {
    const pattern = glob.includes('/') ? glob : `**/${glob}`;
    return language === 'yaml' && vscode.languages.match({ pattern }, document) > 0;
  });
}
