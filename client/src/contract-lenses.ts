import * as vscode from 'vscode';
import { contractDocuments, isDataContract } from './served-documents.ts';
import type { SampleTesting } from './testing/sample-testing.ts';

/** Above the objects of a contract: makes their pipeline; above each that has sample data: runs its tests. */
export class ContractLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #testing: SampleTesting;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(testing: SampleTesting) {
    this.#testing = testing;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      testing.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()),
      vscode.languages.registerCodeLensProvider(contractDocuments, this),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const { uri } = document;
    const objects = new Map(
      this.#testing.entries.flatMap((entry) =>
        entry.uri === uri.toString() ? entry.objects.map((one) => [one.label, one] as const) : [],
      ),
    );
    const canScaffold =
      vscode.workspace.isTrusted &&
      vscode.workspace.getWorkspaceFolder(uri) !== undefined &&
      isDataContract(document);
    if (objects.size === 0 && !canScaffold) return [];
    const schema = await schemaOf(uri);
    if (schema === undefined) return [];
    return [
      ...(canScaffold && schema.children.length > 0 ? [scaffoldLens(uri, schema)] : []),
      ...schema.children.flatMap((symbol) => {
        const tests = objects.get(symbol.name)?.tests.length;
        return tests === undefined ? [] : [testLens(uri, symbol, tests)];
      }),
    ];
  }
}

function scaffoldLens(uri: vscode.Uri, { selectionRange }: vscode.DocumentSymbol): vscode.CodeLens {
  return new vscode.CodeLens(selectionRange, {
    title: vscode.l10n.t('Scaffold pipeline'),
    command: 'dataengos.scaffoldPipeline',
    arguments: [uri],
  });
}

function testLens(
  uri: vscode.Uri,
  { name, range, selectionRange }: vscode.DocumentSymbol,
  tests: number,
): vscode.CodeLens {
  const title =
    tests === 1 ? vscode.l10n.t('Run 1 sample test') : vscode.l10n.t('Run {0} sample tests', tests);
  const at = selectionRange.start.line < range.start.line ? range : selectionRange;
  const command = 'dataengos.testSampleData';
  return new vscode.CodeLens(at, {
    title,
    command,
    arguments: [{ uri: uri.toString(), object: name }],
  });
}

/** As the outline has it now: the text may have changed since the tests were listed. */
async function schemaOf(uri: vscode.Uri): Promise<vscode.DocumentSymbol | undefined> {
  const symbols = await vscode.commands.executeCommand<
    readonly vscode.DocumentSymbol[] | undefined
  >('vscode.executeDocumentSymbolProvider', uri);
  return symbols?.find(({ name }) => name === 'schema');
}
