import type { DiagramTheme, DrawLimits, DrawOutcome } from './engine.ts';
import { loadEngine } from './load-engine.ts';

/** In ms: while that is drawn the window stands still, so it is told before, and waits until nobody types. */
const SLOW = 700;
const QUIET = 800;
/** In ms: until what is told is on the screen. */
const SEEN = 50;

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
  readonly #slow: () => void;
  #running: Promise<void> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** In ms: how long the last drawing took. */
  #took = 0;
  #again = false;
  #last: { readonly of: string; readonly outcome: DrawOutcome } | undefined;

  /** `failed`: mermaid was not loaded; `slow`: to tell that it takes long. */
  constructor(
    wanted: () => Wanted | undefined,
    got: (outcome: DrawOutcome, isNew: boolean) => void,
    failed: () => void,
    slow: () => void,
  ) {
    this.#wanted = wanted;
    this.#got = got;
    this.#failed = failed;
    this.#slow = slow;
  }

  get outcome(): DrawOutcome | undefined {
    return this.#last?.outcome;
  }

  draw(): void {
    clearTimeout(this.#waiting);
    if (this.#running) this.#again = true;
    else if (this.#took < SLOW) this.#start();
    else this.#waiting = setTimeout(() => this.#start(), QUIET);
  }

  /** Nothing that was drawn is good any more. */
  forget(): void {
    this.#last = undefined;
    this.#took = 0;
  }

  #start(): void {
    if (this.#running) this.#again = true;
    else this.#running = this.#run().finally(() => (this.#running = undefined));
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
      if (this.#took >= SLOW) {
        this.#slow();
        await new Promise((resolve) => setTimeout(resolve, SEEN));
      }
      const start = performance.now();
      const outcome = await engine.draw(wanted);
      this.#took = performance.now() - start;
      // Another file is shown by now.
      if (this.#wanted()?.name !== wanted.name) return;
      this.#last = { of, outcome };
      this.#got(outcome, true);
    } catch {
      this.#failed();
    }
  }
}
