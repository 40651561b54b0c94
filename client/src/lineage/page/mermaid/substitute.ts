import type { MakeView, View, ViewData, ViewHost } from '../view.ts';
import type { DiagramFlow } from './engine.ts';
import { graphOfDocument } from './graph-of-document.ts';

/** The view of graphs in place of a diagram that is too large. */
export class Substitute {
  readonly #host: ViewHost;
  readonly #make: MakeView;
  readonly #frame: HTMLElement;
  #view: View | undefined;

  /** `frame`: what it takes the place of. */
  constructor(host: ViewHost, make: MakeView, frame: HTMLElement) {
    this.#host = host;
    this.#make = make;
    this.#frame = frame;
  }

  get view(): View | undefined {
    return this.#view;
  }

  /** Shows what the diagram says. `false`: there is nothing to show. */
  show(
    { graph, document: file }: ViewData,
    flow: DiagramFlow | undefined,
    current: string | null,
  ): boolean {
    const instead = file && graphOfDocument(graph, file, flow);
    if (!instead || instead.nodes.length === 0) {
      this.end();
      return false;
    }
    if (!this.#view) {
      this.#view = this.#make(this.#host);
      this.#view.element.classList.add('document-instead');
      this.#frame.hidden = true;
      this.#frame.after(this.#view.element);
    }
    this.#view.show({ graph: instead });
    this.#view.focus(current, { centre: false });
    return true;
  }

  end(): void {
    this.#view?.dispose();
    this.#view?.element.remove();
    this.#view = undefined;
    this.#frame.hidden = false;
  }
}
