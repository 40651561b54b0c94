// As much of VS Code as the lineage preview and new files ask of it, for tests without a window. vitest.config.ts puts it in its place.

import { FakeBox } from './fake-boxes.ts';
import { editedText, WorkspaceEdit } from './fake-edit.ts';
import { Disposable, EventEmitter } from './fake-emitter.ts';
import { Position, Range, Uri } from './fake-places.ts';

export { Disposable, EventEmitter, WorkspaceEdit };
export * from './fake-lm.ts';
export * from './fake-testing.ts';
export { Position, Range, Uri };

export class CancellationTokenSource {
  readonly #cancelled = new EventEmitter<undefined>();
  readonly token = {
    isCancellationRequested: false,
    onCancellationRequested: this.#cancelled.event,
  };

  cancel(): void {
    this.token.isCancellationRequested = true;
    this.#cancelled.fire(undefined);
  }

  dispose(): void {
    this.#cancelled.dispose();
  }
}

export const ViewColumn = { Active: -1, Beside: -2, One: 1 };

export interface FakeEditor {
  readonly document: { readonly uri: Uri };
  readonly selection: { readonly active: Position };
  readonly viewColumn: number;
}

/** A panel with its page: what the page was told, and a way to speak for it. */
export class FakePanel {
  readonly told: { readonly type: string; readonly [field: string]: unknown }[] = [];
  readonly #received = new EventEmitter<unknown>();
  readonly #viewState = new EventEmitter<undefined>();
  readonly #disposed = new EventEmitter<undefined>();
  #visible = true;
  #isDisposed = false;
  title = '';

  readonly webview = {
    options: {},
    html: '',
    cspSource: 'vscode-resource:',
    asWebviewUri: (uri: Uri): Uri => uri,
    onDidReceiveMessage: this.#received.event,
    postMessage: (message: (typeof this.told)[number]): Promise<boolean> => {
      this.#check();
      this.told.push(message);
      return Promise.resolve(true);
    },
  };
  readonly onDidChangeViewState = this.#viewState.event;
  readonly onDidDispose = this.#disposed.event;

  get visible(): boolean {
    this.#check();
    return this.#visible;
  }

  get viewColumn(): number {
    this.#check();
    return 2;
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  reveal(): void {
    this.show(true);
  }

  /** The tab comes to the front, or goes behind another one. */
  show(visible: boolean): void {
    this.#check();
    this.#visible = visible;
    this.#viewState.fire(undefined);
  }

  say(message: unknown): void {
    this.#received.fire(message);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#disposed.fire(undefined);
  }

  /** As VS Code does. */
  #check(): void {
    if (this.#isDisposed) throw new Error('Webview is disposed');
  }
}

interface Serializer {
  deserializeWebviewPanel(panel: FakePanel, state: unknown): Promise<void>;
}

const activeEditor = new EventEmitter<FakeEditor | undefined>();
const selection = new EventEmitter<{ readonly textEditor: FakeEditor }>();
const changedText = new EventEmitter<{ readonly document: { readonly uri: Uri } }>();
const written = new EventEmitter<Uri>();
const folders = new EventEmitter<undefined>();
const configuration = new EventEmitter<{ affectsConfiguration(section: string): boolean }>();

/** What the tests decide, and see. */
export const fake = {
  panels: [] as FakePanel[],
  serializer: undefined as Serializer | undefined,
  settings: new Map<string, unknown>(),
  /** Texts of files by address. */
  files: new Map<string, string>(),
  said: [] as string[],
  diagnostics: [] as unknown[],
  shown: [] as string[],
  /** Edits of the workspace; `refuses`: as when a file is there already. */
  edits: [] as WorkspaceEdit[],
  refuses: false,
  /** In the dialog. */
  chosenFolder: undefined as Uri | undefined,
  /** The button of each message. */
  pressed: undefined as string | undefined,
  warned: [] as string[],
  saved: [] as string[],
  commands: [] as unknown[][],
  isTrusted: true,

  reset(): void {
    Object.assign(fake, {
      panels: [],
      serializer: undefined,
      said: [],
      shown: [],
      diagnostics: [],
      edits: [],
      refuses: false,
      chosenFolder: undefined,
      pressed: undefined,
      warned: [],
      saved: [],
      commands: [],
      isTrusted: true,
    });
    fake.settings.clear();
    fake.files.clear();
    window.activeTextEditor = undefined;
    workspace.textDocuments = [];
    workspace.workspaceFolders = [{ uri: new Uri('file', '/w') }];
  },

  /** The cursor goes to a line of a file; `without` telling anybody: it stood there before. */
  cursor(uri: string, line: number, without = false): void {
    const before = window.activeTextEditor;
    const editor = {
      ...{ document: { uri: Uri.parse(uri) }, selection: { active: new Position(line, 0) } },
      viewColumn: 1,
    };
    window.activeTextEditor = editor;
    if (without) return;
    if (before?.document.uri.toString() !== uri) activeEditor.fire(editor);
    selection.fire({ textEditor: editor });
  },

  type(uri: string, text: string): void {
    fake.files.set(uri, text);
    changedText.fire({ document: { uri: Uri.parse(uri) } });
  },

  /** Past the editor: whoever watches is told. */
  wroteFile(uri: string): void {
    written.fire(Uri.parse(uri));
  },

  set(name: string, value: unknown): void {
    fake.settings.set(name, value);
    configuration.fire({ affectsConfiguration: (section) => name.startsWith(section) });
  },
};

export const ProgressLocation = { Window: 10, Notification: 15 };

export const commands = {
  executeCommand: (...call: unknown[]): Promise<void> => {
    fake.commands.push(call);
    return Promise.resolve();
  },
};

export const QuickInputButtons = { Back: 'back' };

export const window = {
  showOpenDialog: (): Promise<readonly Uri[] | undefined> =>
    Promise.resolve(fake.chosenFolder && [fake.chosenFolder]),
  showWarningMessage: (message: string): Promise<string | undefined> => {
    fake.warned.push(message);
    return Promise.resolve(fake.pressed);
  },
  showInformationMessage: (message: string): Promise<string | undefined> =>
    window.showWarningMessage(message),
  withProgress: <T>(_options: object, task: () => Promise<T>): Promise<T> => task(),
  createInputBox: (): FakeBox => new FakeBox('input'),
  createQuickPick: (): FakeBox => new FakeBox('pick'),
  activeTextEditor: undefined as FakeEditor | undefined,
  visibleTextEditors: [],
  tabGroups: { all: [] },
  onDidChangeActiveTextEditor: activeEditor.event,
  onDidChangeTextEditorSelection: selection.event,
  createWebviewPanel(): FakePanel {
    const panel = new FakePanel();
    fake.panels.push(panel);
    return panel;
  },
  registerWebviewPanelSerializer(_type: string, serializer: Serializer): Disposable {
    fake.serializer = serializer;
    return new Disposable(() => undefined);
  },
  setStatusBarMessage: (message: string): number => fake.said.push(message),
  showTextDocument: (shown: Uri | { readonly uri: Uri }): Promise<void> => {
    fake.shown.push(('uri' in shown ? shown.uri : shown).toString());
    return Promise.resolve();
  },
};

export const workspace = {
  get isTrusted(): boolean {
    return fake.isTrusted;
  },
  onDidGrantWorkspaceTrust: (): Disposable => new Disposable(() => undefined),
  createFileSystemWatcher: () => ({
    onDidCreate: written.event,
    onDidChange: written.event,
    onDidDelete: written.event,
    dispose: (): void => undefined,
  }),
  onDidChangeWorkspaceFolders: folders.event,
  /** Of all files there are, whatever is asked for. */
  findFiles: (): Promise<readonly Uri[]> =>
    Promise.resolve([...fake.files.keys()].map((uri) => Uri.parse(uri))),
  workspaceFolders: [] as { readonly uri: Uri }[],
  textDocuments: [] as { readonly uri: Uri; getText(): string }[],
  onDidChangeTextDocument: changedText.event,
  onDidChangeConfiguration: configuration.event,
  getConfiguration: () => ({
    get: (name: string, otherwise: unknown): unknown =>
      fake.settings.get(`dataengos.${name}`) ?? otherwise,
  }),
  getWorkspaceFolder: ({ path }: Uri): { readonly uri: Uri } | undefined =>
    workspace.workspaceFolders.find(({ uri }) => `${path}/`.startsWith(`${uri.path}/`)),
  asRelativePath: ({ path }: Uri): string => path.replace(/^\/w\//, ''),
  applyEdit: (edit: WorkspaceEdit): Promise<boolean> => {
    if (fake.refuses) return Promise.resolve(false);
    fake.edits.push(edit);
    for (const [uri, { contents }] of edit.created)
      fake.files.set(uri, new TextDecoder().decode(contents));
    for (const uri of new Set(edit.placed.map((one) => one.uri))) {
      const text = fake.files.get(uri);
      if (text !== undefined) fake.files.set(uri, editedText(edit, uri, text));
    }
    return Promise.resolve(true);
  },
  openTextDocument: (
    uri: Uri,
  ): Promise<{ readonly uri: Uri; getText(): string; save(): Promise<boolean> }> => {
    const open = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    const text = open?.getText() ?? fake.files.get(uri.toString());
    if (text === undefined) return Promise.reject(new Error('There is no such file.'));
    const save = (): Promise<boolean> => {
      fake.saved.push(uri.toString());
      return Promise.resolve(true);
    };
    return Promise.resolve({ uri, getText: () => text, save });
  },
  fs: {
    readFile: (uri: Uri): Promise<Uint8Array> => {
      const text = fake.files.get(uri.toString());
      return text === undefined
        ? Promise.reject(new Error('There is no such file.'))
        : Promise.resolve(new TextEncoder().encode(text));
    },
  },
};

export const DiagnosticSeverity = { Error: 0, Warning: 1 };

export const languages = {
  getDiagnostics: (): readonly unknown[] => fake.diagnostics,
  registerCodeLensProvider: (): Disposable => new Disposable(() => undefined),
  registerCodeActionsProvider: (): Disposable => new Disposable(() => undefined),
};

export const CodeActionKind = { QuickFix: { value: 'quickfix' } };

export class CodeAction {
  readonly title: string;
  readonly kind: unknown;
  command: { readonly command: string; readonly arguments?: readonly unknown[] } | undefined;
  isPreferred: boolean | undefined;

  constructor(title: string, kind: unknown) {
    this.title = title;
    this.kind = kind;
  }
}

export class CodeLens {
  readonly range: unknown;
  readonly command: unknown;

  constructor(range: unknown, command: unknown) {
    this.range = range;
    this.command = command;
  }
}

export const env = { language: 'en' };

export const l10n = {
  t: (text: string, ...values: readonly unknown[]): string =>
    text.replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)])),
};
