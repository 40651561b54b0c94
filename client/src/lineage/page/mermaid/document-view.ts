import type { ExportFormat, ViewDocument } from '../../messages.ts';
import { fill } from '../texts.ts';
import type { MakeView, ViewData, ViewHost, WrittenHost, WrittenView } from '../view.ts';
import { Bar } from './bar.ts';
import { addStyles } from './add-styles.ts';
import { DocumentPlace } from './document-place.ts';
import css from './document-view.css';
import { Drawer, type Wanted } from './drawer.ts';
import type { DrawLimits, DrawOutcome, Drawing, Large } from './engine.ts';
import { pictureAsPng, pictureAsSvg } from './export-picture.ts';
import { wordsOf } from './graph-of-document.ts';
import { listenToNodes } from './interaction.ts';
import { Picture } from './picture.ts';
import { leftOut, whyNot } from './sentences.ts';
import { Substitute } from './substitute.ts';
import { readTheme, watchTheme } from './theme.ts';

/** Beyond, mermaid takes seconds, in which the window stands still, and nobody can read the picture. */
const USUAL: DrawLimits = { nodes: 200, edges: 150 };
/** What is drawn when asked for: mermaid's own limit of edges, where it takes some seconds. */
const AT_MOST: DrawLimits = { nodes: 500, edges: 500 };

/**
 * A topology file as its author wrote it. `makeInstead`: the view of graphs, for diagrams that are too large.
 */
export function makeDocumentView(
  makeInstead: MakeView,
): (host: ViewHost, own: WrittenHost) => WrittenView {
  return (host, own) => new DocumentView(host, own, makeInstead);
}

class DocumentView implements WrittenView {
  readonly element = document.createElement('div');
  readonly #host: ViewHost;
  readonly #own: WrittenHost;
  readonly #bar: Bar;
  readonly #frame = document.createElement('div');
  readonly #empty = document.createElement('p');
  readonly #picture = new Picture();
  readonly #place: DocumentPlace;
  readonly #instead: Substitute;
  readonly #drawer = new Drawer(
    () => this.#wanted(),
    (outcome, isNew) => this.#apply(outcome, isNew),
    () => this.#say(this.#host.texts.documentNotLoaded),
    () => this.#bar.show({ text: this.#host.texts.documentDrawing, problem: false }),
  );
  readonly #ended: (() => void)[];
  readonly #resized = new ResizeObserver(() => this.#put());
  #data: ViewData | undefined;
  #limits = USUAL;
  #disposed = false;
  #current: string | null = null;
  /** By its id in the diagram: where the cursor is in the text, which is more exact than the table. */
  #cursor: string | null = null;
  #selected: string | null = null;

  constructor(host: ViewHost, own: WrittenHost, makeInstead: MakeView) {
    this.#host = host;
    this.#own = own;
    this.#bar = new Bar(host.texts.close);
    addStyles(css);
    this.element.className = 'document';
    this.#frame.className = 'document-frame';
    this.#frame.tabIndex = 0;
    this.#frame.setAttribute('role', 'group');
    this.#picture.element.className = 'document-picture';
    this.#empty.className = 'document-empty';
    this.#empty.textContent = host.texts.documentWaiting;
    this.#frame.append(this.#picture.element, this.#empty);
    this.element.append(this.#bar.element, this.#frame);
    this.#place = new DocumentPlace(this.#frame, this.#picture, own, () => this.#currentIds());
    this.#instead = new Substitute(host, makeInstead, this.#frame);
    this.#resized.observe(this.#frame);
    this.#ended = [
      watchTheme(() => this.#drawer.draw()),
      listenToNodes(this.#frame, this.#picture, this.#place.pan, {
        select: (id) => this.#select(id),
        open: (id) => this.#open(id),
        hover: (id) => this.#hover(id),
        reveal: (id) => this.#place.reveal(id),
        centre: (id) => this.#place.centre(id),
        fit: () => this.fit(),
      }),
    ];
  }

  show(data: ViewData): void {
    const before = this.#data?.document?.name;
    this.#data = data;
    const { document: file } = data;
    if (!file) return;
    if (before !== undefined && before !== file.name) this.#forget();
    this.#frame.setAttribute('aria-label', file.name);
    if (file.problem === undefined) this.#drawer.draw();
    else this.#say(file.problem);
  }

  focus(node: string | null, how: { readonly column?: string; readonly centre: boolean }): void {
    this.#current = node;
    this.#instead.view?.focus(node, how);
    this.#mark();
    const [id] = node === null ? [] : this.#idsOf(node);
    if (id !== undefined && how.centre) this.#place.centre(id);
  }

  cursor(id: string | null): void {
    this.#cursor = id;
    this.#mark();
    if (id !== null) this.#place.reveal(id);
  }

  reveal(node: string): boolean {
    if (this.#instead.view) return this.#instead.view.reveal(node);
    const [id] = this.#idsOf(node).filter((one) => this.#picture.node(one));
    if (id === undefined) return false;
    this.#selected = id;
    this.#mark();
    this.#place.centre(id);
    return true;
  }

  fit(): void {
    if (this.#instead.view) this.#instead.view.fit();
    else this.#place.fit();
  }

  zoom(factor: number): void {
    if (this.#instead.view) this.#instead.view.zoom(factor);
    else this.#place.pan.zoomBy(factor);
  }

  async export(format: ExportFormat): Promise<string | undefined> {
    if (format === 'mermaid') return this.#data?.document?.text;
    if (this.#instead.view) return this.#instead.view.export(format);
    const { svg } = this.#picture;
    if (!svg || format === 'json') return undefined;
    const { background = 'white' } = readTheme().variables;
    return format === 'svg' ? pictureAsSvg(svg, background) : pictureAsPng(svg, background);
  }

  dispose(): void {
    this.#disposed = true;
    for (const end of this.#ended) end();
    this.#resized.disconnect();
    this.#place.dispose();
    this.#instead.end();
    this.element.remove();
  }

  get #file(): ViewDocument | undefined {
    return this.#data?.document;
  }

  #wanted(): Wanted | undefined {
    const file = this.#file;
    if (!file || this.#disposed || file.problem !== undefined) return undefined;
    const { name, text } = file;
    return { name, text, theme: readTheme(), limits: this.#limits };
  }

  /** Another file: nothing of the last one is good any more. */
  #forget(): void {
    this.#drawer.forget();
    this.#limits = USUAL;
    this.#place.forget();
    this.#selected = null;
    this.#picture.clear();
    this.#empty.textContent = this.#host.texts.documentWaiting;
    this.#empty.hidden = false;
    this.#instead.end();
  }

  #apply(outcome: DrawOutcome, isNew: boolean): void {
    const { texts } = this.#host;
    if (this.#disposed || this.#file?.problem !== undefined) return;
    if (outcome.kind === 'drawn') {
      this.#instead.end();
      // First, as it takes of the room in which the picture is fitted.
      this.#bar.show({ text: leftOut(outcome.left, texts), problem: false });
      if (isNew) this.#replace(outcome);
      this.#describe();
    } else if (outcome.kind === 'large') this.#showInstead(outcome);
    else this.#say(whyNot(outcome, texts));
  }

  /** Says why there is no new picture. The last good one stays. */
  #say(problem: string): void {
    const { texts } = this.#host;
    const kept = this.#picture.svg !== undefined && !this.#instead.view;
    this.#bar.show({
      text: kept ? `${problem} ${texts.documentLastGood}` : problem,
      problem: true,
    });
    if (this.#picture.svg) return;
    this.#empty.textContent = texts.documentNothing;
    this.#empty.hidden = false;
  }

  /** The new picture, with what was in the middle, or current, where it was on the screen. */
  #replace(drawing: Drawing): void {
    const picture = this.#picture;
    const { focused } = picture;
    const ids = new Set(drawing.nodes.map(({ id }) => id));
    this.#place.keep(ids, () => picture.replace(drawing));
    this.#empty.hidden = true;
    this.#put();
    if (focused !== undefined) picture.moveFocus(focused);
  }

  /** There is room now, or another: where nodes are was not known while the picture was not on the stage. */
  #put(): void {
    this.#place.put();
    this.#mark();
  }

  #describe(): void {
    const { texts } = this.#host;
    const { graph, document: file } = this.#data ?? {};
    if (!graph || !file) return;
    const words = wordsOf(graph, file, texts);
    this.#picture.describe(words);
    const { outcome } = this.#drawer;
    const edges = outcome?.kind === 'drawn' ? outcome.edges : 0;
    const values = { name: file.name, tables: this.#picture.ids.length, edges };
    this.#picture.name(fill(texts.documentPicture, values));
  }

  /** The same tables, drawn by us, and the choice to have it as it was written. */
  #showInstead(outcome: Large): void {
    const { texts } = this.#host;
    if (this.#data && !this.#instead.show(this.#data, outcome.flow, this.#current)) {
      this.#say(fill(texts.documentTooMany, { edges: outcome.edges }));
      return;
    }
    const possible =
      outcome.nodes > 0 && outcome.nodes <= AT_MOST.nodes && outcome.edges <= AT_MOST.edges;
    const run = (): void => {
      this.#limits = AT_MOST;
      this.#bar.show({ text: texts.documentDrawing, problem: false });
      // So that the sentence is seen before the window stands still.
      setTimeout(() => this.#drawer.draw(), 30);
    };
    this.#bar.show({
      text: whyNot(outcome, texts),
      problem: true,
      ...(possible && { action: { label: texts.documentDraw, run } }),
    });
  }

  #idsOf(node: string): readonly string[] {
    const nodes = this.#file?.nodes ?? [];
    return nodes.filter((one) => one.node === node).map(({ mermaidId }) => mermaidId);
  }

  #nodeOf(id: string): string | undefined {
    return this.#file?.nodes.find(({ mermaidId }) => mermaidId === id)?.node;
  }

  #currentIds(): readonly string[] {
    if (this.#cursor !== null) return [this.#cursor];
    return this.#current === null ? [] : this.#idsOf(this.#current);
  }

  #mark(): void {
    const selected = this.#selected === null ? [] : [this.#selected];
    this.#picture.mark(new Set(this.#currentIds()), new Set(selected));
    if (this.#frame.isConnected) return;
    // Off the stage nothing has a place. Who observes anew is told of the next size, be it the last one.
    this.#resized.unobserve(this.#frame);
    this.#resized.observe(this.#frame);
  }

  #select(id: string | null): void {
    this.#selected = id;
    this.#mark();
    const node = id === null ? undefined : this.#nodeOf(id);
    this.#host.select(node ?? null);
    // A link of the author's is never followed: the node that it is at has its own source.
    if (id !== null && node !== undefined && this.#picture.node(id)?.linked) this.#host.open(node);
  }

  #open(id: string): void {
    const isKnown = this.#file?.nodes.some(({ mermaidId }) => mermaidId === id);
    if (isKnown) this.#own.openDrawn(id);
    else this.#host.say(fill(this.#host.texts.documentUnbound, { name: id }));
  }

  #hover(id: string | null): void {
    const node = id === null ? undefined : this.#nodeOf(id);
    const element = id === null ? undefined : this.#picture.node(id)?.element;
    if (node !== undefined && element) this.#host.hover(node, element.getBoundingClientRect());
    else this.#host.hover(null);
  }
}
