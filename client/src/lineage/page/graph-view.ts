import type { ExportFormat } from '../messages.ts';
import { Minimap } from './canvas/minimap.ts';
import { PanZoom } from './canvas/pan-zoom.ts';
import { centreOn, isInside, type Transform } from './canvas/transform.ts';
import { compose, layoutRequest } from './compose.ts';
import { drawGraph } from './draw/draw-graph.ts';
import type { Drawing } from './draw/drawing.ts';
import { html, svg } from './draw/elements.ts';
import { FontMeasure } from './draw/font-measure.ts';
import { exportGraph } from './export/export-graph.ts';
import { Gestures } from './gestures.ts';
import { boxOf, middle, nextPlace, type Next } from './graph-place.ts';
import { indexGraph, type GraphIndex } from './graph/graph-index.ts';
import { everything, neighbourhood, type Neighbourhood } from './graph/neighbourhood.ts';
import { LayoutRunner } from './layout/layout-runner.ts';
import type { LayoutRequest, LayoutResult } from './layout/layout-types.ts';
import { fill } from './texts.ts';
import type { View, ViewData } from './view.ts';
import type { GraphHost } from './graph-host.ts';

/** The graph in our own drawing. What is shown follows from the data and from the state of the page. */
export class GraphView implements View {
  readonly element = html('div', { class: 'graph', tabindex: -1 });
  readonly #host: GraphHost;
  readonly #layer = svg('g', { class: 'layer' });
  readonly #svg = svg('svg', { class: 'picture', role: 'group' });
  readonly #measure = new FontMeasure(this.element);
  readonly #panZoom: PanZoom;
  readonly #minimap: Minimap;
  readonly #gestures: Gestures;
  readonly #runner: LayoutRunner;
  readonly #resized: ResizeObserver;
  readonly #themed: MutationObserver;
  #index: GraphIndex = indexGraph({ nodes: [], edges: [] });
  #text = '';
  #drawing: Drawing | undefined;
  /** What the drawing was made of; it may still be on its way. */
  #inputs: readonly unknown[] = [];
  #laidOut: { readonly key: string; readonly layout: LayoutResult } | undefined;
  #next: Next = 'first';
  #size = { width: 0, height: 0 };
  #turn = 0;
  #isDrawn = false;

  constructor(host: GraphHost) {
    this.#host = host;
    this.#svg.append(this.#layer);
    this.element.append(this.#svg);
    this.#minimap = new Minimap(host.texts.minimap, (point) => this.#panZoom.centre(point));
    this.element.append(this.#minimap.element);
    this.#panZoom = new PanZoom(this.element, this.#svg, (t) => this.#moved(t));
    this.#gestures = new Gestures(this.element, this.#panZoom, host, () => this.#drawing);
    this.#runner = new LayoutRunner(host.makeLayout);
    this.#runner.warm();
    this.#resized = new ResizeObserver(() => this.#resize());
    this.#resized.observe(this.element);
    // VS Code tells of another theme by the classes of the body. A canvas does not follow by itself.
    this.#themed = new MutationObserver(() => {
      if (this.#drawing) this.#minimap.draw(this.#drawing);
    });
    this.#themed.observe(document.body, { attributeFilter: ['class'] });
  }

  get index(): GraphIndex {
    return this.#index;
  }

  /** Drawn when the page refreshes: its state must fit the new graph first. What is no news is not drawn again. */
  show({ graph }: ViewData): void {
    const text = JSON.stringify(graph);
    if (text === this.#text) return;
    this.#text = text;
    this.#index = indexGraph(graph);
  }

  /** The state of the page has changed. `next`: what becomes of the place. */
  refresh(next?: 'fit' | { readonly centre: string }): void {
    if (next) this.#next = next;
    void this.#draw();
  }

  focus(node: string | null, { centre }: { readonly centre: boolean }): void {
    this.refresh(centre && node !== null ? { centre: node } : undefined);
  }

  fit(): void {
    if (this.#drawing) this.#panZoom.fit(this.#drawing.layout.bounds);
  }

  zoom(factor: number): void {
    this.#panZoom.zoomBy(factor);
  }

  /** Brings a node on the screen if it is drawn, and moves the keyboard to it. `false`: it is not drawn. */
  reveal(id: string): boolean {
    const box = this.#drawing && boxOf(this.#drawing, id);
    if (!box) return false;
    const frame = this.#panZoom.frameSize();
    if (!isInside(box, this.#panZoom.transform, frame))
      this.#panZoom.to(centreOn(middle(box), Math.max(0.6, this.#panZoom.transform.k), frame));
    this.#gestures.rove(id, false);
    return true;
  }

  /** The tables that are drawn, folded or not. */
  visible(): ReadonlySet<string> {
    return new Set(this.#drawing?.picture.boxOf.keys());
  }

  focusKeyboard(): void {
    this.#gestures.enter();
  }

  async export(format: ExportFormat): Promise<string | undefined> {
    return this.#drawing && exportGraph(this.#drawing, this.#layer, format);
  }

  dispose(): void {
    this.#runner.dispose();
    this.#panZoom.dispose();
    this.#resized.disconnect();
    this.#themed.disconnect();
  }

  #near(): Neighbourhood {
    const { state, hops, only } = this.#host;
    if (only) return { ...everything(this.#index), nodes: only };
    return state.mode === 'all' || state.focus === null
      ? everything(this.#index)
      : neighbourhood(this.#index, state.focus, hops, state.opened);
  }

  async #draw(): Promise<void> {
    const { state, texts, only, columns, allColumns, column, hops } = this.#host;
    const fonts = this.#measure.fonts();
    const inputs = [
      ...[this.#index, fonts, only, columns, allColumns, column, hops],
      ...[state.mode, state.focus, state.selected, state.opened, state.openBoxes],
      ...[state.showAll, state.direction, state.colourBy],
    ];
    if (isSame(inputs, this.#inputs)) {
      this.#again();
      return;
    }
    this.#inputs = inputs;
    this.#isDrawn = false;
    const turn = (this.#turn += 1);
    const composed = compose({
      ...{ index: this.#index, near: this.#near(), state, columns, allColumns, column, texts },
      fonts,
      sides: state.mode === 'around' && !only,
    });
    const layout = await this.#layOut(layoutRequest(composed));
    // A newer one has begun meanwhile.
    if (turn !== this.#turn) return;
    if (layout) this.#put({ ...composed, layout });
    else this.#fail();
  }

  /** Nothing that is drawn has changed, only perhaps where one looks. */
  #again(): void {
    const drawing = this.#drawing;
    if (!drawing || !this.#isDrawn) return;
    this.#resize();
    if (this.#next !== 'keep') this.#place(drawing, drawing);
    this.#host.drawn(drawing.picture, drawing.legend);
  }

  #fail(): void {
    this.#inputs = [];
    this.#host.failed();
  }

  async #layOut(request: LayoutRequest): Promise<LayoutResult | undefined> {
    const key = JSON.stringify(request);
    // News that change no size and no connection need no new places.
    if (key === this.#laidOut?.key) return this.#laidOut.layout;
    this.#host.busy(request.boxes.length);
    try {
      const layout = await this.#runner.run(request);
      this.#laidOut = { key, layout };
      return layout;
    } catch {
      return undefined;
    } finally {
      this.#host.busy(undefined);
    }
  }

  #put(drawing: Drawing): void {
    // The frame may have become smaller by what this drawing is about.
    this.#resize();
    const before = this.#drawing;
    const held = this.#gestures.held();
    this.#drawing = drawing;
    this.#isDrawn = true;
    this.#minimap.draw(drawing);
    // Before anything is drawn: what the zoom hides need not be laid out first.
    this.#place(before, drawing);
    this.#layer.replaceChildren(...drawGraph(drawing));
    this.#gestures.putBack(held);
    const { texts, picture } = drawing;
    this.#svg.setAttribute(
      'aria-label',
      fill(texts.picture, { tables: picture.visible, edges: picture.links.length }),
    );
    this.#host.drawn(picture, drawing.legend);
  }

  #place(before: Drawing | undefined, drawing: Drawing): void {
    const place = nextPlace(
      this.#next,
      {
        drawing: before,
        transform: this.#panZoom.transform,
        frame: this.#panZoom.frameSize(),
        acted: this.#gestures.acted,
        saved: this.#host.state.place,
      },
      drawing,
    );
    this.#next = 'keep';
    this.#panZoom.to(place);
    this.#panZoom.apply();
  }

  #moved(transform: Transform): void {
    // Not asked of the frame: each time would lay out the page.
    this.#minimap.move(transform, this.#size);
    // Letters that nobody can read cost most of the time of a frame.
    this.#layer.classList.toggle('far', transform.k < 0.4);
    this.#layer.classList.toggle('farther', transform.k < 0.22);
    const drawing = this.#drawing;
    if (!drawing) return;
    const id = drawing.selected ?? drawing.focus ?? drawing.picture.boxes[0]?.id;
    const box = id === undefined ? undefined : drawing.layout.boxes[id];
    this.#host.moved({
      transform,
      ...(id !== undefined && box && { anchor: { id, x: box.x, y: box.y } }),
    });
  }

  /** What was in the middle stays there. */
  #resize(): void {
    const { width, height } = this.#panZoom.frameSize();
    const { transform } = this.#panZoom;
    const [dx, dy] = [(width - this.#size.width) / 2, (height - this.#size.height) / 2];
    const known = this.#size.width > 0;
    if (width > 0) this.#size = { width, height };
    if (known && width > 0 && this.#drawing && (dx !== 0 || dy !== 0))
      this.#panZoom.to({ ...transform, x: transform.x + dx, y: transform.y + dy });
  }
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
