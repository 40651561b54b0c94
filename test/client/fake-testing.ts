// The Test Explorer, as much as tests of sample data ask of it.
import { EventEmitter } from './fake-emitter.ts';
import type { Position, Range, Uri } from './fake-places.ts';

export class TestItem {
  readonly children = new TestItemCollection();
  description: string | undefined;
  sortText: string | undefined;
  range: Range | undefined;
  readonly id: string;
  label: string;
  readonly uri: Uri;

  constructor(id: string, label: string, uri: Uri) {
    this.id = id;
    this.label = label;
    this.uri = uri;
  }
}

export class TestItemCollection {
  #items = new Map<string, TestItem>();

  get size(): number {
    return this.#items.size;
  }

  get(id: string): TestItem | undefined {
    return this.#items.get(id);
  }

  replace(items: readonly TestItem[]): void {
    this.#items = new Map(items.map((item) => [item.id, item]));
  }

  forEach(callback: (item: TestItem) => void): void {
    for (const item of this.#items.values()) callback(item);
  }
}

type Token = {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => unknown): { dispose(): void };
};

/** A run: what it says of each test, last word. */
export class FakeRun {
  readonly states = new Map<string, string>();
  readonly messages = new Map<string, TestMessage>();
  readonly output: string[] = [];
  readonly #cancelled = new EventEmitter<void>();
  isEnded = false;
  readonly token: Token = {
    isCancellationRequested: false,
    onCancellationRequested: (listener) => this.#cancelled.event(listener),
  };

  started = (item: TestItem): void => this.#say(item, 'started');
  passed = (item: TestItem): void => this.#say(item, 'passed');
  skipped = (item: TestItem): void => this.#say(item, 'skipped');

  failed(item: TestItem, message: TestMessage): void {
    this.messages.set(item.id, message);
    this.#say(item, 'failed');
  }

  appendOutput(text: string): void {
    this.output.push(text);
  }

  end(): void {
    this.isEnded = true;
  }

  cancel(): void {
    this.#cancelled.fire();
  }

  #say(item: TestItem, state: string): void {
    if (this.isEnded) throw new Error('The run has ended.');
    this.states.set(item.id, state);
  }
}

type RunHandler = (request: TestRunRequest, token: Token | undefined) => unknown;

export class FakeController {
  readonly items = new TestItemCollection();
  readonly runs: FakeRun[] = [];
  refreshHandler: ((token: Token | undefined) => Promise<void>) | undefined;
  handler: RunHandler | undefined;
  isDisposed = false;

  createTestItem(id: string, label: string, uri: Uri): TestItem {
    return new TestItem(id, label, uri);
  }

  createRunProfile(label: string, _kind: number, handler: RunHandler): { readonly label: string } {
    this.handler = handler;
    return { label };
  }

  createTestRun(): FakeRun {
    const run = new FakeRun();
    this.runs.push(run);
    return run;
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

export class TestRunRequest {
  readonly include: readonly TestItem[] | undefined;
  readonly exclude: readonly TestItem[] | undefined;
  readonly profile: unknown;

  constructor(include?: readonly TestItem[], exclude?: readonly TestItem[], profile?: unknown) {
    this.include = include;
    this.exclude = exclude;
    this.profile = profile;
  }
}

export class TestMessage {
  readonly message: MarkdownString;
  location: Location | undefined;
  expectedOutput: string | undefined;
  actualOutput: string | undefined;

  constructor(message: MarkdownString) {
    this.message = message;
  }
}

export class MarkdownString {
  value: string;

  constructor(value = '') {
    this.value = value;
  }

  appendText(text: string): this {
    this.value += text.replaceAll(/[\\`*_{}[\]()#+\-!~<>|]/g, '\\$&');
    return this;
  }

  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }

  appendCodeblock(text: string, language: string): this {
    this.value += `\n\`\`\`${language}\n${text}\n\`\`\`\n`;
    return this;
  }
}

export class Location {
  readonly uri: Uri;
  readonly range: Range | Position;

  constructor(uri: Uri, range: Range | Position) {
    this.uri = uri;
    this.range = range;
  }
}

export const TestRunProfileKind = { Run: 1 };

/** All controllers that were made, also those that are gone. */
export const controllers: FakeController[] = [];

export const tests = {
  createTestController: (): FakeController => {
    const controller = new FakeController();
    controllers.push(controller);
    return controller;
  },
};
