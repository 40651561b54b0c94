import { AnswerWatch, lengthOf, MOST_HEARD } from './answer-watch.ts';
import { addUsage, allowance, costOf, sharesOf } from './caps.ts';
import {
  isModelError,
  type LanguageModel,
  type ModelAnswer,
  type ModelMessage,
  type ModelPart,
} from './language-model.ts';
import type { Outgoing } from './outgoing.ts';
import { RunEnd } from './run-end.ts';
import type { RunRecord } from './run-record.ts';
import type { RunnerHost } from './runner-host.ts';
import { PROPOSE } from './structured-output.ts';
import type { CallPart } from './tool-calls.ts';
import { saying } from './sentence.ts';
import { errorSentence } from './sentence-error.ts';
import { told } from './told.ts';

export interface TurnsSetting {
  readonly model: LanguageModel;
  readonly outgoing: Outgoing;
  readonly record: RunRecord;
  readonly host: RunnerHost;
  readonly targets: readonly string[];
}

/** An answer that was cut short; what it calls is not to be run. */
export interface CutAnswer {
  readonly message: ModelMessage;
  readonly maxTokens: number;
}

/** Takes turns with a model within the caps, and keeps what was said in the state, redacted. */
export class ModelTurns {
  readonly #setting: TurnsSetting;
  /** Not taken from the state of a run: that says who was asked, not who said yes. */
  #consented = false;
  /** The last answer as it came: what is kept of it is redacted. */
  #raw: readonly ModelPart[] = [];
  #rawOf: ModelMessage | undefined;

  constructor(setting: TurnsSetting) {
    this.#setting = setting;
  }

  /** One request and its answer. Gives what was cut short, which is not kept yet. Ends with `RunEnd`. */
  async take(): Promise<CutAnswer | undefined> {
    const { record, host, outgoing, model } = this.#setting;
    const { messages } = record.state;
    const size = outgoing.size(messages);
    record.change({});
    const allowed = allowance(record.state, host.caps, model, size.tokens);
    if ('reached' in allowed) throw new RunEnd('capped', allowed.reached);
    await this.#consent(size);
    const { maxTokens } = allowed;
    const isLast = record.state.turns + 1 >= host.caps.turns;
    const mustCall = isLast || this.proseCount() > 1 ? PROPOSE : undefined;
    record.change({ turns: record.state.turns + 1 });
    const { turns: number } = record.state;
    const { id, host: at } = model;
    record.step(
      'model',
      saying('Request {number} to {model} ({host}).', { number, model: id, host: at }),
    );
    await record.save();
    const answer = await this.#asked({ messages, mustCall, maxTokens });
    this.#count(answer);
    if (answer.stop === 'refusal')
      throw new RunEnd('proposed', saying('The model declined to answer.'));
    if (lengthOf(answer.parts.filter(({ kind }) => kind !== 'opaque')) > MOST_HEARD)
      throw new RunEnd(
        'capped',
        saying('The answer of the model was longer than {most} characters.', { most: MOST_HEARD }),
      );
    const parts =
      answer.parts.length > 0 ? answer.parts : [{ kind: 'text' as const, text: '(nothing)' }];
    const message = outgoing.redacted({ role: 'assistant', parts });
    record.change({ messages: [...messages, message] });
    if (answer.stop === 'length') return { message, maxTokens };
    this.#raw = parts;
    this.#rawOf = message;
    await record.save();
    return undefined;
  }

  /** The calls of a message as they came, by id; none where the message was kept by a run before. */
  rawCalls(message: ModelMessage): ReadonlyMap<string, CallPart> {
    if (this.#rawOf !== message) return new Map();
    return new Map(this.#raw.flatMap((part) => (part.kind === 'call' ? [[part.id, part]] : [])));
  }

  /** How many answers at the end of the conversation called nothing. */
  proseCount(): number {
    const answers = this.#setting.record.state.messages.filter(({ role }) => role === 'assistant');
    const at = answers.findLastIndex(({ parts }) => parts.some(({ kind }) => kind === 'call'));
    return answers.length - 1 - at;
  }

  /** The conversation with something said to the model. */
  withUser(parts: readonly ModelPart[]): readonly ModelMessage[] {
    const { record, outgoing } = this.#setting;
    const { messages } = record.state;
    const last = messages.at(-1);
    const said = outgoing.redacted({ role: 'user', parts });
    return last?.role === 'user'
      ? [...messages.slice(0, -1), { role: 'user', parts: [...last.parts, ...said.parts] }]
      : [...messages, said];
  }

  async #asked(turn: Parameters<Outgoing['ask']>[0]): Promise<ModelAnswer> {
    const { record, host, outgoing, targets } = this.#setting;
    const left = host.caps.minutes * 60_000 - record.state.elapsed;
    const watch = new AnswerWatch({
      token: host.token,
      targets,
      report: (event) => record.report(event),
      now: () => host.now(),
      deadline: host.now() + left,
    });
    try {
      return await outgoing.ask(turn, watch, watch);
    } catch (error) {
      const isCancelled = isModelError(error) && error.kind === 'cancelled';
      if (host.token.isCancellationRequested || (isCancelled && watch.ended === undefined))
        throw new RunEnd('stopped', saying('It was stopped: it can go on later.'));
      if (watch.ended !== undefined) throw new RunEnd('capped', watch.ended);
      throw new RunEnd('failed', errorSentence(error));
    }
  }

  async #consent(size: { readonly tokens: number; readonly length: number }): Promise<void> {
    const { record, host, model } = this.#setting;
    if (this.#consented) return;
    const { filesRead, redacted } = record.state;
    const cost = model.price && (size.tokens * model.price.input) / 1e6;
    const sending = {
      host: model.host,
      model: model.id,
      files: filesRead,
      size: size.length,
      tokens: size.tokens,
      cost,
      redacted,
    };
    if (!(await record.wait(() => host.consent(sending))))
      throw new RunEnd(
        'proposed',
        saying('Nothing was sent to {host}, as it was not allowed.', { host: model.host }),
      );
    if (host.token.isCancellationRequested)
      throw new RunEnd('stopped', saying('It was stopped: it can go on later.'));
    this.#consented = true;
  }

  #count({ usage }: ModelAnswer): void {
    const { record, host, model } = this.#setting;
    const { state } = record;
    const own = costOf(addUsage(noUsage, usage), model.price);
    // A part without a price makes the sum unknown.
    const cost = own === undefined || state.cost === undefined ? undefined : state.cost + own;
    record.change({ usage: addUsage(state.usage, usage), cost });
    const shares = sharesOf(record.state, host.caps);
    const spent = Math.max(...shares.map(([share]) => share));
    record.report({ kind: 'usage', usage: record.state.usage, cost, spent });
    for (const [share, warning] of shares) {
      const text = told(warning);
      if (share >= 0.8 && !record.state.steps.some((step) => told(step.text) === text))
        record.step('warning', warning);
    }
  }
}

const noUsage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, isEstimate: false };
