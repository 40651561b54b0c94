// A server that runs phases, and a person who is asked by lists, boxes and messages.
import { FakeBox } from './fake-boxes.ts';
import { Disposable } from './fake-emitter.ts';
import { FakeStorage } from './fake-lm.ts';
import { CancellationTokenSource, fake, window, workspace } from './fake-vscode.ts';

type Handler = (params: never, token: CancellationTokenSource['token']) => unknown;

/** Answers requests as a test says, and can ask back. */
export class FakeServer {
  state = 'running';
  readonly asked: { readonly method: string; readonly params: unknown }[] = [];
  readonly told: { readonly method: string; readonly params: unknown }[] = [];
  readonly answers = new Map<string, (params: never) => unknown>();
  readonly #handlers = new Map<string, Handler>();

  onDidChange = (): Disposable => new Disposable(() => undefined);

  onRequest(method: string, handler: Handler): void {
    this.#handlers.set(method, handler);
  }

  onNotification(method: string, handler: Handler): void {
    this.#handlers.set(method, handler);
  }

  notify(method: string, params: unknown): void {
    this.told.push({ method, params });
  }

  request(method: string, params: unknown): Promise<unknown> {
    this.asked.push({ method, params });
    return Promise.resolve(this.answers.get(method)?.(params as never));
  }

  /** As the server asks or tells the client. */
  say(
    method: string,
    params: unknown,
    token = new CancellationTokenSource().token,
  ): Promise<unknown> {
    return Promise.resolve(this.#handlers.get(method)?.(params as never, token));
  }
}

export interface FakeItem {
  readonly label: string;
  readonly detail?: string;
}

/** What the person who sits there does and sees. */
export const person = {
  /** The label to choose in each list of `showQuickPick`, one after the other; undefined closes it. */
  picks: [] as (string | undefined)[],
  /** What is typed into each box of `showInputBox`. */
  types: [] as (string | undefined)[],
  /** Options of the lists and boxes that were shown. */
  shown: [] as { readonly title?: string; readonly items?: readonly FakeItem[] }[],
  messages: [] as { readonly text: string; readonly buttons: readonly string[] }[],
  progress: [] as string[],
  pages: [] as string[],

  reset(): void {
    fake.reset();
    Object.assign(person, {
      picks: [],
      types: [],
      shown: [],
      messages: [],
      progress: [],
      pages: [],
    });
    userSettings.clear();
    workspaceSettings.clear();
  },
};

/** By name after `dataengos.agent.`: what the user says, and what a workspace or folder says. */
export const userSettings = new Map<string, unknown>();
export const workspaceSettings = new Map<string, unknown>();

function press(text: string, given: readonly unknown[]): Promise<string | undefined> {
  const buttons = given.filter((one): one is string => typeof one === 'string');
  person.messages.push({ text, buttons });
  return Promise.resolve(buttons.find((one) => one === fake.pressed));
}

const providers = new Map<string, { provideTextDocumentContent(uri: unknown): unknown }>();

Object.assign(window, {
  showWarningMessage: (text: string, ...rest: readonly unknown[]) => press(text, rest),
  showInformationMessage: (text: string, ...rest: readonly unknown[]) => press(text, rest),
  showQuickPick: (items: readonly FakeItem[], options: object) => {
    person.shown.push({ ...options, items });
    const label = person.picks.shift();
    return Promise.resolve(items.find((one) => one.label === label));
  },
  showInputBox: (options: object) => {
    person.shown.push(options);
    return Promise.resolve(person.types.shift());
  },
  createQuickPick: () => new FakeBox('pick'),
  withProgress: (
    _options: object,
    task: (progress: object, token: CancellationTokenSource['token']) => Promise<unknown>,
  ) =>
    task(
      { report: ({ message }: { readonly message: string }) => person.progress.push(message) },
      new CancellationTokenSource().token,
    ),
});

Object.assign(workspace, {
  registerTextDocumentContentProvider: (
    scheme: string,
    provider: { provideTextDocumentContent(uri: unknown): unknown },
  ) => {
    providers.set(scheme, provider);
    return new Disposable(() => providers.delete(scheme));
  },
  openTextDocument: async (uri: { readonly scheme: string }) => {
    const text = String(await providers.get(uri.scheme)?.provideTextDocumentContent(uri));
    person.pages.push(text);
    return { uri, getText: () => text };
  },
  getConfiguration: () => ({
    get: (name: string) => workspaceSettings.get(name) ?? userSettings.get(name),
    inspect: (name: string) => ({
      key: name,
      globalValue: userSettings.get(name),
      workspaceValue: workspaceSettings.get(name),
      workspaceFolderValue: workspaceSettings.get(name),
    }),
  }),
});

/** What the editor keeps for the extension. */
export function storage(): {
  readonly secrets: FakeStorage;
  readonly workspaceState: FakeStorage;
  readonly globalState: FakeStorage;
} {
  return {
    secrets: new FakeStorage(),
    workspaceState: new FakeStorage(),
    globalState: new FakeStorage(),
  };
}
