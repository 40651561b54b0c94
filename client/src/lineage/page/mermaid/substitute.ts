import type { MakeView, View, ViewData, ViewHost } from '../view.ts';
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

  /** Shows the tables that the diagram speaks of. */
  show({ graph, document: file }: ViewData, current: string | null): void {
    if (!file) return;
    if (!this.#view) {
      this.#view = this.#make(this.#host);
      this.#view.element.classList.add('document-instead');
      this.#frame.hidden = true;
      this.#frame.after(this.#view.element);
    }
    this.#view.show({ graph: graphOfDocument(graph, file) });
    this.#view.focus(current, { centre: false });
  }

  end(): void {
    this.#view?.dispose();
    this.#view?.element.remove();
    this.#view = undefined;
    this.#frame.hidden = false;
  }
}
