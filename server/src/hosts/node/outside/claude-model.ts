// Of the SDK the part that is used: the whole would be three times the size of all else here.
import { BaseAnthropic } from '@anthropic-ai/sdk/client';
import { Messages } from '@anthropic-ai/sdk/resources/messages/messages';
import {
  ModelError,
  type LanguageModel,
  type ModelAnswer,
  type ModelListener,
  type ModelRequest,
} from '../../../agent/language-model.ts';
import type { CancellationToken } from '../../../base/cancellation.ts';
import { claudeError, isStrayThought } from './claude-error.ts';
import { endpointOf, type Endpoint } from './endpoint.ts';
import { guardedFetch, type FetchFault } from './guarded-fetch.ts';
import { CLAUDE_HOST, DEFAULT_CLAUDE_MODEL, modelFacts, price } from './known-models.ts';
import { askedFor, messageParams } from './message-params.ts';
import { AnswerReader } from './read-answer.ts';
import { saying } from '../../../agent/sentence.ts';

export interface ClaudeOptions {
  /** The key for a host, as `LanguageModel.host` says it; null: there is none. Asked for each request, kept by nobody here. */
  key(host: string): Promise<string | null>;
  /** `DEFAULT_CLAUDE_MODEL` when left out. */
  readonly model?: string;
  /** `https://api.anthropic.com` when left out. */
  readonly baseUrl?: string;
  /** US dollars for a million tokens, over what is known. */
  readonly price?: { readonly input: number; readonly output: number };
  /** A line for the log. Holds no key, and nothing of what is said. */
  log(line: string): void;
  /** Milliseconds; for tests. */
  readonly limits?: Partial<typeof LIMITS>;
}

const LIMITS = {
  /** Until an answer begins. */
  begin: 120_000,
  /** Between two pieces of an answer; the provider sends signs of life more often. */
  silence: 120_000,
  /** Of a request with all that it is tried again. */
  whole: 600_000,
  /** Between two looks at whether somebody still wants the answer. */
  look: 50,
};

/** Bytes of one answer. */
const MAX_BYTES = 4 * 1_024 * 1_024;

const RETRIES = 3;

/** Stands in the SDK for the key, which it never sees: the key is put on when a request leaves for its host. */
const STAND_IN = 'stand-in';

const HEADERS = /^(accept|content-type|user-agent|anthropic-version|x-stainless-[a-z-]+)$/;

/** Claude, through the SDK of its maker. Throws a sentence where the base URL cannot be used. Connects with the first request only. */
export function claudeModel(options: ClaudeOptions): LanguageModel {
  const endpoint = endpointOf(options.baseUrl ?? `https://${CLAUDE_HOST}`, 'The base URL');
  const id = options.model ?? DEFAULT_CLAUDE_MODEL;
  const facts = modelFacts(id);
  return {
    id,
    host: endpoint.host,
    // Whoever else serves it may ask for what they like.
    price: options.price
      ? price(options.price.input, options.price.output)
      : endpoint.host === CLAUDE_HOST
        ? facts.price
        : undefined,
    window: facts.window,
    ask: (request, listener, token) =>
      new Turn(options, endpoint, id).ask(request, listener, token),
  };
}

/** One request, with all that it is tried again. */
class Turn {
  readonly #options: ClaudeOptions;
  readonly #endpoint: Endpoint;
  readonly #model: string;
  readonly #limits: typeof LIMITS;
  readonly #abort = new AbortController();
  #fault: FetchFault | undefined;
  #ended: ModelError | undefined;

  constructor(options: ClaudeOptions, endpoint: Endpoint, model: string) {
    this.#options = options;
    this.#endpoint = endpoint;
    this.#model = model;
    this.#limits = { ...LIMITS, ...options.limits };
  }

  async ask(
    request: ModelRequest,
    listener: ModelListener,
    token: CancellationToken,
  ): Promise<ModelAnswer> {
    const { host } = this.#endpoint;
    this.#mustBeWanted(token);
    const key = await this.#key();
    // Whoever was asked for the key may have taken their time.
    this.#mustBeWanted(token);
    const started = Date.now();
    const watch = setInterval(() => {
      if (token.isCancellationRequested) this.#end('cancelled', saying('It was cancelled.'));
      else if (Date.now() - started > this.#limits.whole)
        this.#end('network', saying('{host} took too long.', { host }));
    }, this.#limits.look);
    try {
      return await this.#answer(request, listener, key);
    } finally {
      clearInterval(watch);
      // Whatever is still under way is wanted by nobody.
      this.#abort.abort();
    }
  }

  #mustBeWanted(token: CancellationToken): void {
    if (token.isCancellationRequested)
      throw new ModelError('cancelled', saying('It was cancelled.'));
  }

  async #answer(request: ModelRequest, listener: ModelListener, key: string): Promise<ModelAnswer> {
    const { host } = this.#endpoint;
    const model = this.#model;
    const log = (line: string): void => {
      this.#options.log(`${model} at ${host}: ${line}`);
    };
    try {
      const answer = await this.#send(request, listener, key, 'kept').catch((error: unknown) => {
        if (!isStrayThought(error)) throw error;
        log('thoughts of another conversation are left out');
        return this.#send(request, listener, key, 'left out');
      });
      const { input, output, cacheRead, cacheWrite } = answer.usage;
      log(
        `${String(input + cacheRead + cacheWrite)} tokens in (${String(cacheRead)} from the cache), ${String(output)} out, ${answer.stop}`,
      );
      return answer;
    } catch (error) {
      const why = this.#ended ?? claudeError(error, { host, model, key, fault: this.#fault });
      log(`no answer (${why.kind})`);
      throw why;
    }
  }

  async #send(
    request: ModelRequest,
    listener: ModelListener,
    key: string,
    thoughts: 'kept' | 'left out',
  ): Promise<ModelAnswer> {
    const model = this.#model;
    const reader = new AnswerReader(listener);
    const stream = this.#messages(key).stream(
      messageParams(request, model, modelFacts(model), { thoughts }),
      { signal: this.#abort.signal },
    );
    stream.on('streamEvent', (event, so) => {
      try {
        reader.take(event, so);
      } catch (error) {
        this.#ended ??= error instanceof ModelError ? error : undefined;
        throw error;
      }
    });
    return reader.answer(await stream.finalMessage(), model, askedFor(request));
  }

  /** Everything that the SDK would take from the environment is said here, and what it would print goes nowhere. */
  #messages(key: string): Messages {
    const quiet = (): void => undefined;
    const client = new BaseAnthropic({
      apiKey: STAND_IN,
      authToken: null,
      webhookKey: null,
      baseURL: this.#endpoint.url,
      maxRetries: RETRIES,
      timeout: this.#limits.begin,
      openTelemetry: false,
      logLevel: 'off',
      logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      fetch: guardedFetch({
        endpoint: this.#endpoint,
        headers: { 'x-api-key': key },
        allowed: (name) => HEADERS.test(name),
        maxBytes: MAX_BYTES,
        silence: this.#limits.silence,
        fault: (fault) => {
          this.#fault ??= fault;
        },
      }),
    });
    return new Messages(client);
  }

  async #key(): Promise<string> {
    const { host } = this.#endpoint;
    const key = (await this.#options.key(host))?.trim() ?? '';
    if (key === '') throw new ModelError('key', saying('There is no key for {host}.', { host }));
    // What a header cannot hold would come back in the text of an error.
    if (!/^[\x21-\x7e]+$/.test(key))
      throw new ModelError(
        'key',
        saying('The key for {host} has characters that no key has.', { host }),
      );
    return key;
  }

  #end(...reason: ConstructorParameters<typeof ModelError>): void {
    this.#ended ??= new ModelError(...reason);
    this.#abort.abort();
  }
}
