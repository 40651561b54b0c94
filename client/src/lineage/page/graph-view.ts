import type { ExportFormat, ViewColumn } from '../messages.ts';
import { Minimap } from './canvas/minimap.ts';
import { PanZoom } from './canvas/pan-zoom.ts';
import {
  centreOn,
  fitBox,
  isInside,
  keepInPlace,
  type Box,
  type Point,
  type Transform,
} from './canvas/transform.ts';
import { makeLegend, type Legend } from './colours.ts';
import { boxText, type BoxText } from './draw/box-size.ts';
import { drawGraph, measureFonts } from './draw/draw-graph.ts';
import type { Drawing } from './draw/drawing.ts';
import { html, svg } from './draw/elements.ts';
import { exportGraph } from './export/export-graph.ts';
import { Gestures } from './gestures.ts';
import { columnRows } from './graph/column-rows.ts';
import { indexGraph, type GraphIndex } from './graph/graph-index.ts';
import { everything, neighbourhood, type Neighbourhood, type Side } from './graph/neighbourhood.ts';
import { makePicture, type Picture } from './graph/picture.ts';
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
  /** What the next drawing does to the place: brings a node to the middle, shows all, or keeps it. */
  #next: 'keep' | 'fit' | 'first' | { readonly centre: string } = 'first';
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

  show({ graph }: ViewData): void {
    this.#index = indexGraph(graph);
    this.refresh();
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
    const box = this.#placeOf(id);
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
    const { state, texts, only } = this.#host;
    const turn = (this.#turn += 1);
    const near = this.#near();
    const picture = makePicture(this.#index, near, state);
    const legend = makeLegend(this.#index.nodes.values(), state.colourBy, texts);
    const fonts = measureFonts(this.element);
    const { rows, links } =
      state.selected !== null && picture.boxOf.get(state.selected) === state.selected
        ? columnRows(
            this.#index,
            state.selected,
            near.nodes,
            this.#host.columns,
            this.#host.allColumns,
          )
        : { rows: new Map<string, never>(), links: [] };
    const boxTexts = new Map<string, BoxText>();
    const context = {
      texts,
      fonts,
      swatchOf: ({ node }: { node: Parameters<Legend['of']>[0] }) => legend.of(node),
      rowsOf: (id: string) => rows.get(id),
      findings: (members: readonly string[]) => this.#findings(members),
    };
    for (const box of picture.boxes) boxTexts.set(box.id, boxText(box, context));
    const layout = await this.#layOut(picture, boxTexts);
    // A newer one has begun meanwhile.
    if (turn !== this.#turn) return;
    if (!layout) {
      this.#host.failed();
      return;
    }
    this.#put({
      ...{ index: this.#index, picture, near, boxTexts, layout, columnLinks: links, legend, texts },
      ...{ fonts, direction: state.direction, focus: state.focus, selected: state.selected },
      column: this.#host.column,
      opened: state.mode === 'all' || only ? undefined : state.opened,
    });
  }

  #findings(members: readonly string[]): { errors: number; warnings: number } {
    const sum = { errors: 0, warnings: 0 };
    for (const id of members) {
      sum.errors += this.#index.nodes.get(id)?.errors ?? 0;
      sum.warnings += this.#index.nodes.get(id)?.warnings ?? 0;
    }
    return sum;
  }

  async #layOut(
    picture: Picture,
    boxTexts: ReadonlyMap<string, BoxText>,
  ): Promise<LayoutResult | undefined> {
    const request: LayoutRequest = {
      direction: this.#host.state.direction,
      boxes: picture.boxes.map((box) => {
        const { width, height } = boxTexts.get(box.id)!;
        const group = box.type === 'node' ? box.group : undefined;
        return { id: box.id, width, height, ...(group !== undefined && { group }) };
      }),
      links: picture.links.map(({ from, to }) => ({ from, to })),
      groups: picture.frames.map(({ id }) => id),
    };
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
    this.#resize();
    const before = this.#drawing;
    const anchor = before && this.#anchor(before, drawing);
    this.#drawing = drawing;
    this.#gestures.keepFocus(() => this.#layer.replaceChildren(...drawGraph(drawing)));
    const { texts, picture } = drawing;
    this.#svg.setAttribute(
      'aria-label',
      fill(texts.picture, { tables: picture.visible, edges: picture.links.length }),
    );
    this.#minimap.draw(drawing);
    this.#panZoom.to(this.#nextPlace(drawing, before, anchor));
    this.#panZoom.apply();
    this.#next = 'keep';
    this.#host.drawn(picture, drawing.legend);
  }

  /** A node that stays where it is on the screen: the selected one, the current one, or the one nearest to the middle. */
  #anchor(before: Drawing, after: Drawing): readonly [Box, Box] | undefined {
    const { selected, focus } = after;
    const frame = this.#panZoom.frameSize();
    const { transform } = this.#panZoom;
    const near = (box: Box): number => {
      const { x, y } = middle(box);
      return Math.hypot(
        x * transform.k + transform.x - frame.width / 2,
        y * transform.k + transform.y - frame.height / 2,
      );
    };
    const both = after.picture.boxes.flatMap(({ id }): [string, Box, Box][] => {
      const [a, b] = [before.layout.boxes[id], after.layout.boxes[id]];
      return a && b ? [[id, a, b]] : [];
    });
    const acted = this.#gestures.acted;
    for (const wanted of [acted, selected, focus]) {
      const found = both.find(([id, a]) => id === wanted && isInside(a, transform, frame));
      if (found) return [found[1], found[2]];
    }
    const nearest = both.sort((a, b) => near(a[1]) - near(b[1]))[0];
    return nearest && [nearest[1], nearest[2]];
  }

  #nextPlace(
    drawing: Drawing,
    before: Drawing | undefined,
    anchor: readonly [Box, Box] | undefined,
  ): Transform {
    const frame = this.#panZoom.frameSize();
    const { transform } = this.#panZoom;
    const next = this.#next;
    const { bounds } = drawing.layout;
    if (next === 'first') return this.#savedPlace(drawing) ?? this.#overview(drawing);
    if (next === 'fit') return drawing.opened ? this.#overview(drawing) : fitBox(bounds, frame);
    if (typeof next === 'object') {
      const box = this.#placeOf(next.centre);
      return box ? centreOn(middle(box), clampRead(transform.k), frame) : fitBox(bounds, frame);
    }
    const acted = this.#gestures.acted;
    const opened = acted === undefined ? undefined : drawing.layout.groups[acted];
    if (opened && !before?.layout.groups[acted!]) return fitBox(opened, frame);
    return anchor
      ? keepInPlace(transform, corner(anchor[0]), corner(anchor[1]))
      : this.#overview(drawing);
  }

  /** All of it where that can be read; else the current table in the middle. */
  #overview({ layout, focus }: Drawing): Transform {
    const frame = this.#panZoom.frameSize();
    const all = fitBox(layout.bounds, frame);
    const box = focus === null ? undefined : this.#placeOf(focus);
    return all.k < 0.6 && box ? centreOn(middle(box), 0.9, frame) : all;
  }

  #savedPlace({ layout }: Drawing): Transform | undefined {
    const { place } = this.#host.state;
    if (!place) return undefined;
    const box = place.anchor && layout.boxes[place.anchor.id];
    return box && place.anchor ? keepInPlace(place.transform, place.anchor, box) : undefined;
  }

  #placeOf(id: string): Box | undefined {
    const { picture, layout } = this.#drawing ?? {};
    return layout?.boxes[picture?.boxOf.get(id) ?? id];
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
    if (known && width > 0 && this.#drawing)
      this.#panZoom.to({ ...transform, x: transform.x + dx, y: transform.y + dy });
  }
}

const corner = ({ x, y }: Box): Point => ({ x, y });
const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
/** Large enough to read what was brought to the middle. */
const clampRead = (k: number): number => Math.max(0.6, k);
