import type { Lineage } from '../../model/lineage/build-lineage.ts';
import type { FeatureContext } from './feature-context.ts';
import { inSlices } from './in-slices.ts';
import { isSameView, viewGraph, type ViewSources } from './lineage-view.ts';
import { LINEAGE_CHANGED, type ViewGraph } from './protocol.ts';
import type { SlicedLineage } from './sliced-lineage.ts';

/** How long (ms) nothing may change before it is told that the graph has, and how long it is put off at most. */
const QUIET = 300;
const LATEST = 2_000;

/** Counts above tables: what they say changes with other files, too. */
export interface LineageLenses {
  /** Whether any are seen. */
  readonly areShown: boolean;
  /** The lineage may be another one than that which they show. */
  changed(lineage: Lineage): void;
}

export interface NewsSources extends ViewSources {
  readonly lineage: SlicedLineage;
  readonly lenses: LineageLenses;
}

/** The graph as it is shown, and word to those who show it when it is another one. */
export class LineageNews {
  readonly #context: FeatureContext;
  readonly #sources: NewsSources;
  /** What was answered last; undefined while nobody has asked, and from when it is told that there is another one. */
  #told: ViewGraph | undefined;
  /** What was just told of, for who asks for it now: nothing has changed since. */
  #ready: ViewGraph | undefined;
  #timer: NodeJS.Timeout | undefined;
  #since = 0;
  #changes = 0;
  #turn: Promise<void> = Promise.resolve();

  constructor(context: FeatureContext, sources: NewsSources) {
    this.#context = context;
    this.#sources = sources;
    sources.lineage.store.listen(() => {
      this.#changes++;
      this.#ready = undefined;
      this.#changed();
    });
  }

  async graph(): Promise<ViewGraph> {
    const changes = this.#changes;
    const graph = this.#ready ?? (await this.#view(await this.#sources.lineage.current()));
    this.#ready = undefined;
    this.#told = graph;
    // What changed meanwhile may not be in it.
    if (changes !== this.#changes) this.#changed();
    return graph;
  }

  #view(lineage: Lineage): Promise<ViewGraph> {
    return inSlices(viewGraph(lineage, this.#sources));
  }

  #changed(): void {
    if (this.#told === undefined && !this.#sources.lenses.areShown) return;
    const now = performance.now();
    if (this.#timer === undefined) this.#since = now;
    else if (now - this.#since > LATEST - QUIET) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#turn = this.#turn.then(() =>
        this.#context.guard.runAsync('lineageChanged', undefined, () => this.#tell()),
      );
    }, QUIET);
    this.#timer.unref();
  }

  async #tell(): Promise<void> {
    const { lineage, lenses } = this.#sources;
    const changes = this.#changes;
    const current = await lineage.current();
    lenses.changed(current);
    const before = this.#told;
    if (before === undefined) return;
    const view = await this.#view(current);
    if (await inSlices(isSameView(view, before))) return;
    // Who has asked again meanwhile has it, or will be told of what came since.
    if (this.#told === before) this.#told = undefined;
    if (changes === this.#changes) this.#ready = view;
    void this.#context.connection.sendNotification(LINEAGE_CHANGED);
  }
}
