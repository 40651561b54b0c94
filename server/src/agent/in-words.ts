import type { Translate } from '../lint/format-message.ts';
import type { Draft, DraftComment } from './draft.ts';
import { oneLine } from './one-line.ts';
import type { Question } from './question.ts';
import type { RunEvent } from './run-event.ts';
import type { RunState } from './run-state.ts';
import type { Sentence } from './sentence.ts';
import { told } from './told.ts';
import type { Verdict } from './verdict.ts';

export type DraftInWords = Omit<Draft, 'open' | 'comments'> & {
  readonly open: readonly string[];
  readonly comments?: readonly DraftComment<string>[];
};

/** What runs say, in words: in English, as other programs read it, or in a language. */
export class InWords {
  readonly #translate: Translate | undefined;

  constructor(translate?: Translate) {
    this.#translate = translate;
  }

  sentence(sentence: Sentence): string {
    return told(sentence, this.#translate);
  }

  sentences(sentences: readonly Sentence[]): readonly string[] {
    return sentences.map((one) => this.sentence(one));
  }

  verdict({ checks, findings }: Verdict): Verdict<string> {
    return {
      checks: checks.map((one) => ({ ...one, summary: this.sentence(one.summary) })),
      findings: findings.map((one) => ({ ...one, message: this.sentence(one.message) })),
    };
  }

  question({ text, why, choices, ...rest }: Question): Question<string> {
    return {
      ...rest,
      text: this.sentence(text),
      ...(why !== undefined && { why: this.sentence(why) }),
      choices: choices.map(({ value, label, detail }) => ({
        value,
        ...(label !== undefined && { label: this.sentence(label) }),
        ...(detail !== undefined && { detail: this.sentence(detail) }),
      })),
    };
  }

  event(event: RunEvent): RunEvent<string> {
    if (event.kind === 'step')
      return { ...event, step: { ...event.step, text: oneLine(this.sentence(event.step.text)) } };
    return event.kind === 'verdict' ? { ...event, verdict: this.verdict(event.verdict) } : event;
  }

  /** Names in contracts may have several lines. */
  comment(comment: DraftComment): DraftComment<string> {
    const { message } = comment;
    const text = typeof message === 'string' ? message : oneLine(this.sentence(message), 1000);
    return { ...comment, message: text };
  }

  draft(draft: Draft): DraftInWords {
    const { open, comments, ...rest } = draft;
    return {
      ...rest,
      open: this.sentences(open),
      ...(comments !== undefined && {
        comments: comments.map((one) => this.comment(one)),
      }),
    };
  }

  run(run: RunState): RunState {
    const { reason, draft, verdict, attempts, steps, decisions } = run;
    return {
      ...run,
      ...(reason !== undefined && { reason: this.sentence(reason) }),
      draft: draft && this.draft(draft),
      verdict: verdict && this.verdict(verdict),
      attempts: attempts.map((one) => ({
        ...one,
        draft: this.draft(one.draft),
        verdict: this.verdict(one.verdict),
      })),
      steps: steps.map((one) => ({ ...one, text: this.sentence(one.text) })),
      decisions: decisions.map((one) => ({ ...one, verdict: this.verdict(one.verdict) })),
    };
  }
}
