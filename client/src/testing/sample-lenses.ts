import * as vscode from 'vscode';
import { contractDocuments } from '../served-documents.ts';
import type { SampleTesting } from './sample-testing.ts';

/** Above each object that has sample data: runs its tests. */
export class SampleLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #testing: SampleTesting;
  readonly #subscription: vscode.Disposable;
  readonly onDidChangeCodeLenses: vscode.Event<void>;

  constructor(testing: SampleTesting) {
    this.#testing = testing;
    this.onDidChangeCodeLenses = testing.onDidChange;
    this.#subscription = vscode.languages.registerCodeLensProvider(contractDocuments, this);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async provideCodeLenses({ uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const file = uri.toString();
    const objects = new Map(
      this.#testing.entries.flatMap((entry) =>
        entry.uri === file ? entry.objects.map((one) => [one.label, one] as const) : [],
      ),
    );
    if (objects.size === 0) return [];
    return (await objectsIn(uri)).flatMap(({ name, range, selectionRange }): vscode.CodeLens[] => {
      const tests = objects.get(name)?.tests.length;
      if (tests === undefined) return [];
      const title =
        tests === 1
          ? vscode.l10n.t('Run 1 sample test')
          : vscode.l10n.t('Run {0} sample tests', tests);
      const at = selectionRange.start.line < range.start.line ? range : selectionRange;
      const command = 'dataengos.testSampleData';
      return [
        new vscode.CodeLens(at, { title, command, arguments: [{ uri: file, object: name }] }),
      ];
    });
  }
}

/** As the outline has them now: the text may have changed since the tests were listed. */
async function objectsIn(uri: vscode.Uri): Promise<readonly vscode.DocumentSymbol[]> {
  const symbols = await vscode.commands.executeCommand<
    readonly vscode.DocumentSymbol[] | undefined
  >('vscode.executeDocumentSymbolProvider', uri);
  return (symbols ?? []).flatMap((one) => (one.name === 'schema' ? one.children : []));
}
