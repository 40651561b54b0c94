import type { ExportFormat, ViewColumn } from '../messages.ts';
import { Minimap } from './canvas/minimap.ts';
import { PanZoom } from './canvas/pan-zoom.ts';
import { centreOn, isInside, type Point, type Transform } from './canvas/transform.ts';
import type { Legend } from './colours.ts';
import { compose, layoutRequest } from './compose.ts';
import { drawGraph, measureFonts } from './draw/draw-graph.ts';
import type { Drawing } from './draw/drawing.ts';
import { html, svg } from './draw/elements.ts';
import { exportGraph } from './export/export-graph.ts';
import { Gestures } from './gestures.ts';
import { boxOf, middle, nextPlace, type Next } from './graph-place.ts';
import { indexGraph, type GraphIndex } from './graph/graph-index.ts';
import { everything, neighbourhood, type Neighbourhood, type Side } from './graph/neighbourhood.ts';
import type { Picture } from './graph/picture.ts';
import type { PageState, Place } from './graph/state.ts';
import { LayoutRunner } from './layout/layout-runner.ts';
import type { LayoutModule, LayoutRequest, LayoutResult } from './layout/layout-types.ts';
import { fill } from './texts.ts';
import type { View, ViewData, ViewHost } from './view.ts';

/** What the view of the graph asks of the page besides. */
export interface GraphHost extends ViewHost {
  readonly state: PageState;
  readonly hops: number;
  /** Only these are shown: what a change reaches. */
  readonly only: ReadonlySet<string> | undefined;
  readonly column: string | null;
  readonly allColumns: boolean;
  readonly columns: ReadonlyMap<string, readonly ViewColumn[] | null>;
  readonly makeLayout: () => LayoutModule;
  toggleSide(id: string, side: Side, hidden: number): void;
  openAll(id: string, side: Side): void;
  toggleBox(id: string): void;
  centre(id: string): void;
  selectColumn(node: string, column: string): void;
  showAllColumns(): void;
  menu(id: string, at: Point): void;
  /** Somebody moved or zoomed. */
  moved(place: Place): void;
  busy(boxes: number | undefined): void;
  drawn(picture: Picture, legend: Legend): void;
  failed(): void;
}

/** The graph in our own drawing. What is shown follows from the data and from the state of the page. */
export class GraphView implements View {
  readonly element = html('div', { class: 'graph', tabindex: -1 });
  readonly #host: GraphHost;
  readonly #layer = svg('g', { class: 'layer' });
  readonly #svg = svg('svg', { class: 'picture', role: 'group' });
  readonly #panZoom: PanZoom;
  readonly #minimap: Minimap;
  readonly #gestures: Gestures;
  readonly #runner: LayoutRunner;
  readonly #resized: ResizeObserver;
  #index: GraphIndex = indexGraph({ nodes: [], edges: [] });
  #drawing: Drawing | undefined;
  #request: string | undefined;
  #next: Next = 'first';
  #size = { width: 0, height: 0 };
  #turn = 0;

  constructor(host: GraphHost) {
    this.#host = host;
    this.#svg.append(this.#layer);
    this.element.append(this.#svg);
    this.#minimap = new Minimap(host.texts.minimap, (point) => this.#panZoom.centre(point));
    this.element.append(this.#minimap.element);
    this.#panZoom = new PanZoom(this.element, this.#layer, (t) => this.#moved(t));
    this.#gestures = new Gestures(this.element, this.#panZoom, host, () => this.#drawing);
    this.#runner = new LayoutRunner(host.makeLayout);
    this.#resized = new ResizeObserver(() => this.#resize());
    this.#resized.observe(this.element);
  }

  get index(): GraphIndex {
    return this.#index;
  }

  /** Drawn when the page refreshes: its state must fit the new graph first. */
  show({ graph }: ViewData): void {
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
  }

  #near(): Neighbourhood {
    const { state, hops, only } = this.#host;
    if (only) return { ...everything(this.#index), nodes: only };
    return state.mode === 'all' || state.focus === null
      ? everything(this.#index)
      : neighbourhood(this.#index, state.focus, hops, state.opened);
  }

  async #draw(): Promise<void> {
    const { state, texts, only, columns, allColumns, column } = this.#host;
    const turn = (this.#turn += 1);
    const composed = compose({
      ...{ index: this.#index, near: this.#near(), state, columns, allColumns, column, texts },
      fonts: measureFonts(this.element),
      sides: state.mode === 'around' && !only,
    });
    const layout = await this.#layOut(layoutRequest(composed));
    // A newer one has begun meanwhile.
    if (turn !== this.#turn) return;
    if (layout) this.#put({ ...composed, layout });
    else this.#host.failed();
  }

  async #layOut(request: LayoutRequest): Promise<LayoutResult | undefined> {
    const key = JSON.stringify(request);
    // News that change no size and no connection need no new places.
    if (key === this.#request && this.#drawing) return this.#drawing.layout;
    this.#host.busy(request.boxes.length);
    try {
      const layout = await this.#runner.run(request);
      this.#request = key;
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
    const before = {
      drawing: this.#drawing,
      transform: this.#panZoom.transform,
      frame: this.#panZoom.frameSize(),
      acted: this.#gestures.acted,
      saved: this.#host.state.place,
    };
    this.#drawing = drawing;
    this.#gestures.keepFocus(() => this.#layer.replaceChildren(...drawGraph(drawing)));
    const { texts, picture } = drawing;
    this.#svg.setAttribute(
      'aria-label',
      fill(texts.picture, { tables: picture.visible, edges: picture.links.length }),
    );
    this.#minimap.draw(drawing);
    this.#panZoom.to(nextPlace(this.#next, before, drawing));
    this.#panZoom.apply();
    this.#next = 'keep';
    this.#host.drawn(picture, drawing.legend);
  }

  #moved(transform: Transform): void {
    this.#minimap.move(transform, this.#panZoom.frameSize());
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
