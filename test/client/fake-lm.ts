// Language models, the chat and secrets, as much of them as phases ask for.
import { EventEmitter } from './fake-emitter.ts';

export class LanguageModelTextPart {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

export class LanguageModelToolCallPart {
  readonly callId: string;
  readonly name: string;
  readonly input: object;

  constructor(callId: string, name: string, input: object) {
    this.callId = callId;
    this.name = name;
    this.input = input;
  }
}

export class LanguageModelToolResultPart {
  readonly callId: string;
  readonly content: readonly unknown[];

  constructor(callId: string, content: readonly unknown[]) {
    this.callId = callId;
    this.content = content;
  }
}

export class LanguageModelToolResult {
  readonly content: readonly LanguageModelTextPart[];

  constructor(content: readonly LanguageModelTextPart[]) {
    this.content = content;
  }
}

export const LanguageModelChatToolMode = { Auto: 1, Required: 2 };

export class LanguageModelChatMessage {
  readonly role: 'user' | 'assistant';
  readonly content: unknown;

  constructor(role: 'user' | 'assistant', content: unknown) {
    this.role = role;
    this.content = content;
  }

  static User(content: unknown): LanguageModelChatMessage {
    return new LanguageModelChatMessage('user', content);
  }

  static Assistant(content: unknown): LanguageModelChatMessage {
    return new LanguageModelChatMessage('assistant', content);
  }
}

type Piece = LanguageModelTextPart | LanguageModelToolCallPart;

/** A model that says what a test told it to. */
export class FakeModel {
  readonly asked: { readonly messages: unknown; readonly options: unknown }[] = [];
  readonly id: string;
  readonly family: string;
  readonly name: string;
  readonly vendor = 'scripted';
  readonly maxInputTokens = 8000;
  /** An error is thrown, at its place in the answer or instead of it. */
  answer: readonly (Piece | Error)[] | Error = [];
  /** Called before each piece. */
  before: () => void = () => undefined;

  constructor(id: string, family = id) {
    this.id = id;
    this.family = family;
    this.name = id.toUpperCase();
  }

  sendRequest(messages: unknown, options: unknown): Promise<{ stream: AsyncIterable<Piece> }> {
    this.asked.push({ messages, options });
    const { answer, before } = this;
    if (answer instanceof Error) return Promise.reject(answer);
    async function* pieces(): AsyncGenerator<Piece> {
      for (const piece of answer as readonly (Piece | Error)[]) {
        before();
        await Promise.resolve();
        if (piece instanceof Error) throw piece;
        yield piece;
      }
    }
    return Promise.resolve({ stream: pieces() });
  }

  countTokens(text: string): Promise<number> {
    return Promise.resolve(text.length);
  }
}

export const models: FakeModel[] = [];
export const participants = new Map<string, (...parts: never[]) => unknown>();
export const tools = new Map<string, unknown>();

export const lm = {
  selectChatModels: (): Promise<readonly FakeModel[]> => Promise.resolve(models),
  registerTool: (name: string, tool: unknown): { dispose(): void } => {
    tools.set(name, tool);
    return { dispose: () => tools.delete(name) };
  },
};

export const chat = {
  createChatParticipant: (
    id: string,
    handler: (...parts: never[]) => unknown,
  ): { dispose(): void } => {
    participants.set(id, handler);
    return { dispose: () => participants.delete(id) };
  },
};

/** Secrets and state, as the editor keeps them for an extension. */
export class FakeStorage {
  readonly values = new Map<string, unknown>();
  readonly onDidChange = new EventEmitter<unknown>().event;

  get = (key: string): unknown => this.values.get(key);
  keys = (): readonly string[] => [...this.values.keys()];
  store = (key: string, value: string): Promise<void> => this.update(key, value);
  delete = (key: string): Promise<void> => this.update(key, undefined);

  update = (key: string, value: unknown): Promise<void> => {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, value);
    return Promise.resolve();
  };
}
