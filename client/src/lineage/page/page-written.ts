import type { GraphHost } from './graph-host.ts';
import type { Place } from './graph/state.ts';
import type { PageFace } from './page-face.ts';
import type { ViewData, WrittenHost, WrittenView } from './view.ts';

export type MakeWritten = (page: GraphHost, own: WrittenHost) => WrittenView;

/** The topology file of the page, if it has one: its view, and what the page keeps of it. */
export class WrittenMode implements WrittenHost {
  readonly #page: PageFace;
  readonly #make: MakeWritten | undefined;
  #view: WrittenView | undefined;

  constructor(page: PageFace, make: MakeWritten | undefined) {
    this.#page = page;
    this.#make = make;
  }

  has(data: ViewData | undefined): boolean {
    return data?.document !== undefined && this.#make !== undefined;
  }

  get view(): WrittenView | undefined {
    return this.#view;
  }

  /** The tables of the document, while it is shown. */
  get tables(): ReadonlySet<string> | undefined {
    const { state, data } = this.#page;
    if (state.mode !== 'written' || !data?.document) return undefined;
    return new Set(data.document.nodes.flatMap(({ node }) => node ?? []));
  }

  get place(): Place | undefined {
    return this.#page.state.documentPlace;
  }

  show(data: ViewData): void {
    this.#view ??= this.#make?.(this.#page, this);
    this.#view?.show(data);
  }

  keepPlace(documentPlace: Place): void {
    this.#page.keep({ documentPlace });
  }

  openDrawn(id: string): void {
    this.#page.post({ type: 'openDrawn', id });
  }
}
