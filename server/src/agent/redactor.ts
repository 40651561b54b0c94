import type { Range } from '../base/range.ts';
import { sha256 } from '../base/sha256.ts';
import { secretSpans } from '../lint/secret-spans.ts';
import { mendTags, partsAroundFences } from './fence.ts';
import { hideShown, showHidden, showsHidden } from './hidden-characters.ts';
import { ProtectedValues } from './protected-values.ts';

interface Span extends Range {
  readonly kind: 'secret' | 'protected';
}

const PLACEHOLDER = /⟦(?:(?:secret|protected) [0-9a-f]{12}|left out: \d+ characters)⟧/g;

/** UTF-16 units behind a cut that are looked at: what begins before it may end there, or be known by what stands there. */
const BEHIND = 64 * 1024;

/** Hex digits of either half of the id of a fence. */
const FENCE_HALF = 16;

/**
 * Takes out of texts what nobody may see. What was taken out has a name in its place, the same for the same value, which
 * only who knows the key can make; in a file that is written again the value takes its place back.
 */
export class Redactor {
  readonly #values: ProtectedValues;
  readonly #key: string;
  readonly #done = new Map<string, string>();
  readonly #names = new Set<string>();

  /** `key`: cannot be guessed, and is never sent. */
  constructor(values: Iterable<string>, key: string) {
    this.#values = new ProtectedValues(values);
    this.#key = key;
  }

  /** How many secrets and protected values were taken out so far, each counted once. */
  get count(): number {
    return this.#names.size;
  }

  /**
   * The id of a new fence, which nobody knows beforehand. Also a later redactor with the same key knows it again by its
   * second half, so that nothing that stands in a forged tag is left as it is. `random`: 32 hex digits.
   */
  fenceId(random: string): string {
    const half = random.slice(-FENCE_HALF);
    return `${half}${this.#sign(half)}`;
  }

  /**
   * A text without them, and with hidden characters written out. A text that was redacted stays as it is.
   */
  redact(text: string): string {
    const known = this.#done.get(text);
    if (known !== undefined) return known;
    const redacted = partsAroundFences(text, (id) => this.#isFence(id))
      .map((part, index) => (index % 2 === 1 ? part : this.#between(part)))
      .join('');
    this.#done.set(text, redacted).set(redacted, redacted);
    return redacted;
  }

  /**
   * The first `most` UTF-16 units of a text without them. Looked for before anything is cut off: nobody could recognise the half of
   * a secret.
   */
  beginning(text: string, most: number): string {
    if (text.length <= most) return this.redact(text);
    const looked = text.slice(0, most + BEHIND);
    let kept = '';
    let at = 0;
    for (const { start, end, kind } of this.#spans(looked)) {
      if (start >= most) break;
      kept += looked.slice(at, start) + this.#name(kind, looked.slice(start, end));
      at = end;
    }
    return this.redact(at < most ? kept + looked.slice(at, most) : kept);
  }

  /** All texts in plain data, names of members included. */
  redactJson(value: unknown): unknown {
    if (typeof value === 'string') return this.redact(value);
    if (Array.isArray(value)) return value.map((one) => this.redactJson(one));
    if (typeof value !== 'object' || value === null) return this.#scalar(value);
    const entries = Object.entries(value).map(([key, one]) => [
      this.redact(key),
      this.redactJson(one),
    ]);
    return Object.fromEntries(entries) as unknown;
  }

  /**
   * A text of a model with what was taken out of the original put back. `undefined` where the text holds something in place
   * of a value that the original does not hold: nobody knows what it should be.
   */
  restore(text: string, original: string): string | undefined {
    const values = this.#inside(original);
    const missing: string[] = [];
    const restored = text.replace(PLACEHOLDER, (name) => {
      const value = values.get(name);
      if (value === undefined && !original.includes(name)) missing.push(name);
      return value ?? name;
    });
    const mended = mendTags(hideShown(restored, original), original);
    return missing.length === 0 && !showsHidden(mended, original) ? mended : undefined;
  }

  #isFence(id: string): boolean {
    return id.slice(FENCE_HALF) === this.#sign(id.slice(0, FENCE_HALF));
  }

  #sign(half: string): string {
    return sha256(`fence\n${this.#key}\n${half}`).slice(0, FENCE_HALF);
  }

  #between(text: string): string {
    const names = text.match(PLACEHOLDER) ?? [];
    for (const name of names) this.#names.add(name);
    return text
      .split(PLACEHOLDER)
      .map((part, index) => this.#withoutValues(part) + (names[index] ?? ''))
      .join('');
  }

  #withoutValues(text: string): string {
    let result = '';
    let end = 0;
    for (const span of this.#spans(text)) {
      const name = this.#name(span.kind, text.slice(span.start, span.end));
      this.#names.add(name);
      result += showHidden(text.slice(end, span.start)) + name;
      end = span.end;
    }
    return result + showHidden(text.slice(end));
  }

  #inside(original: string): ReadonlyMap<string, string> {
    // It was shown with lines around it.
    const texts = [`\n${original}\n`, original];
    return new Map(
      texts.flatMap((text) =>
        this.#spans(text).map(({ start, end, kind }) => {
          const value = text.slice(start, end);
          return [this.#name(kind, value), value] as const;
        }),
      ),
    );
  }

  /** What overlaps goes as one: nothing of either is left. */
  #spans(text: string): readonly Span[] {
    const spans: Span[] = [
      ...secretSpans(text).map(({ start, end }) => ({ start, end, kind: 'secret' as const })),
      ...this.#values.find(text).map((range) => ({ ...range, kind: 'protected' as const })),
    ].sort((a, b) => a.start - b.start || b.end - a.end);
    const merged: Span[] = [];
    for (const span of spans) {
      const last = merged.at(-1);
      if (last === undefined || span.start >= last.end) merged.push(span);
      else if (span.end > last.end) merged[merged.length - 1] = { ...last, end: span.end };
    }
    return merged;
  }

  #name(kind: 'secret' | 'protected', value: string): string {
    return `⟦${kind} ${sha256(`${this.#key}\n${value}`).slice(0, 12)}⟧`;
  }

  /** Numbers are values, too. */
  #scalar(value: unknown): unknown {
    if (typeof value !== 'number' && typeof value !== 'bigint') return value;
    const text = String(value);
    const redacted = this.redact(text);
    return redacted === text ? value : redacted;
  }
}
