import type { DiagramTheme, DrawLimits, DrawOutcome } from './engine.ts';
import { loadEngine } from './load-engine.ts';

export interface Wanted {
  readonly name: string;
  readonly text: string;
  readonly theme: DiagramTheme;
  readonly limits: DrawLimits;
}

/** Draws what is wanted now; what was wanted meanwhile is left out while one is being drawn. */
export class Drawer {
  readonly #wanted: () => Wanted | undefined;
  readonly #got: (outcome: DrawOutcome, isNew: boolean) => void;
  readonly #failed: () => void;
  #running: Promise<void> | undefined;
  #again = false;
  #last: { readonly of: string; readonly outcome: DrawOutcome } | undefined;

  /** `failed`: mermaid was not loaded. */
  constructor(
    wanted: () => Wanted | undefined,
    got: (outcome: DrawOutcome, isNew: boolean) => void,
    failed: () => void,
  ) {
    this.#wanted = wanted;
    this.#got = got;
    this.#failed = failed;
  }

  get outcome(): DrawOutcome | undefined {
    return this.#last?.outcome;
  }

  draw(): void {
    if (this.#running) this.#again = true;
    else this.#running = this.#run().finally(() => (this.#running = undefined));
  }

  /** Nothing that was drawn is good any more. */
  forget(): void {
    this.#last = undefined;
  }

  async #run(): Promise<void> {
    do {
      this.#again = false;
      await this.#once();
    } while (this.#isWantedAgain());
  }

  #isWantedAgain(): boolean {
    return this.#again;
  }

  async #once(): Promise<void> {
    const wanted = this.#wanted();
    if (!wanted) return;
    const of = JSON.stringify(wanted);
    if (this.#last?.of === of) {
      this.#got(this.#last.outcome, false);
      return;
    }
    try {
      const engine = await loadEngine();
      const outcome = await engine.draw(wanted);
      // Another file is shown by now.
      if (this.#wanted()?.name !== wanted.name) return;
      this.#last = { of, outcome };
      this.#got(outcome, true);
    } catch {
      this.#failed();
    }
  }
}
