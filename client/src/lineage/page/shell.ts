import { button, html } from './draw/elements.ts';
import { Card } from './parts/card.ts';
import { helpDialog } from './parts/help.ts';
import { Menu } from './parts/menu.ts';
import { Toolbar, type ToolbarActs } from './parts/toolbar.ts';
import type { Texts } from './texts.ts';
import css from './page.css';

/** The parts of the page, and where they are. */
export class Shell {
  readonly toolbar: Toolbar;
  readonly notices = html('div', { class: 'notices' });
  /** The view, the table, or why there is none. */
  readonly stage = html('main', { class: 'stage' });
  readonly side = html('aside', { class: 'side', hidden: '' });
  /** Folded where it would cover what it explains. */
  readonly legend = html('details', { class: 'legend', ...(innerWidth > 560 && { open: '' }) });
  readonly legendBody = html('div', { class: 'legend-body' });
  readonly status = html('div', { class: 'status' });
  readonly card: Card;
  readonly menu = new Menu();
  readonly help: HTMLDialogElement;
  readonly #live = html('div', { class: 'live', role: 'status', 'aria-live': 'polite' });

  constructor(texts: Texts, acts: ToolbarActs, zoom: (factor: number) => void) {
    document.head.append(html('style', {}, css));
    this.toolbar = new Toolbar(texts, acts);
    this.card = new Card(texts);
    this.help = helpDialog(texts);
    this.side.setAttribute('aria-label', texts.impact);
    this.legend.append(html('summary', {}, texts.legend), this.legendBody);
    const zooming = html('div', { class: 'zooming', role: 'group', 'aria-label': texts.keyZoom });
    zooming.append(
      button('+', texts.zoomIn, () => zoom(1.25)),
      button('−', texts.zoomOut, () => zoom(0.8)),
    );
    const around = html('div', { class: 'around' });
    around.append(this.stage, this.legend, zooming);
    const middle = html('div', { class: 'middle' });
    middle.append(around, this.side);
    document.body.append(
      ...[this.toolbar.element, this.notices, middle, this.status],
      ...[this.card.element, this.menu.element, this.help, this.#live],
    );
  }

  /** Puts one thing on the stage, unless it is there. */
  put(element: HTMLElement): void {
    if (this.stage.firstChild !== element || this.stage.childElementCount > 1)
      this.stage.replaceChildren(element);
  }

  /** Leaves alone what says the same already: somebody may be at its buttons. */
  notify(notices: readonly HTMLElement[]): void {
    const same =
      notices.length === this.notices.childElementCount &&
      notices.every((one, i) => one.isEqualNode(this.notices.children[i]!));
    if (!same) this.notices.replaceChildren(...notices);
  }

  say(text: string): void {
    this.#live.textContent = text;
  }
}
