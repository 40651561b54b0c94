import type { Point } from '../canvas/transform.ts';
import { html } from '../draw/elements.ts';

export interface MenuItem {
  readonly text: string;
  readonly act: () => void;
}

/** A menu at a point: arrows walk, Enter chooses, Escape and clicks elsewhere close. */
export class Menu {
  readonly element = html('div', { class: 'menu', role: 'menu', hidden: '' });
  #back: HTMLElement | SVGElement | null = null;

  constructor() {
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusout', (event) => {
      if (!this.element.contains(event.relatedTarget as Node | null)) this.close(false);
    });
  }

  open(label: string, items: readonly MenuItem[], { x, y }: Point): void {
    this.#back = document.activeElement as HTMLElement | SVGElement | null;
    this.element.setAttribute('aria-label', label);
    this.element.replaceChildren(...items.map((item) => this.#button(item)));
    this.element.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.element;
    this.element.style.left = `${Math.max(4, Math.min(x, innerWidth - width - 4))}px`;
    this.element.style.top = `${Math.max(4, Math.min(y, innerHeight - height - 4))}px`;
    this.#items()[0]?.focus();
  }

  close(goBack = true): void {
    if (this.element.hidden) return;
    this.element.hidden = true;
    if (goBack) this.#back?.focus({ preventScroll: true });
  }

  #button({ text, act }: MenuItem): HTMLButtonElement {
    const item = html('button', { type: 'button', role: 'menuitem', tabindex: -1 }, text);
    item.addEventListener('click', () => {
      this.close();
      act();
    });
    return item;
  }

  #items(): readonly HTMLElement[] {
    return [...this.element.querySelectorAll('button')];
  }

  #key(event: KeyboardEvent): void {
    const items = this.#items();
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to =
      event.key === 'ArrowDown'
        ? (at + 1) % items.length
        : event.key === 'ArrowUp'
          ? (at - 1 + items.length) % items.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? items.length - 1
              : undefined;
    if (to !== undefined) items[to]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.close();
    else if (event.key !== 'Enter' && event.key !== ' ') return;
    else {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
