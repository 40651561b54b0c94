import type { ViewNode } from '../../messages.ts';
import { kindText } from '../draw/box-size.ts';
import { html } from '../draw/elements.ts';
import { fill, type Texts } from '../texts.ts';

const DELAY = 250;
/** Long enough to move the pointer onto the card. */
const GRACE = 150;

/** What is known of a table, beside it: for the pointer after a moment, for the keyboard too. */
export class Card {
  readonly element = html('div', { class: 'card', role: 'tooltip', hidden: '' });
  readonly #texts: Texts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown: string | undefined;

  constructor(texts: Texts) {
    this.#texts = texts;
    this.element.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    this.element.addEventListener('pointerleave', () => this.hide());
  }

  show(node: ViewNode, near: DOMRect): void {
    clearTimeout(this.#timer);
    if (this.#shown === node.id) return;
    this.#timer = setTimeout(() => this.#put(node, near), DELAY);
  }

  /** `at once`: Escape, or the picture moves. */
  hide(atOnce = false): void {
    clearTimeout(this.#timer);
    if (atOnce) {
      this.#gone();
      return;
    }
    this.#timer = setTimeout(() => this.#gone(), GRACE);
  }

  get open(): boolean {
    return this.#shown !== undefined;
  }

  #gone(): void {
    this.element.hidden = true;
    this.#shown = undefined;
  }

  #put(node: ViewNode, near: DOMRect): void {
    const texts = this.#texts;
    this.#shown = node.id;
    const facts = html('dl');
    for (const [term, text] of factsOf(node, texts))
      facts.append(html('dt', {}, term), html('dd', {}, text));
    this.element.replaceChildren(html('h2', {}, node.name), facts);
    if (node.description)
      this.element.append(html('p', { class: 'description' }, node.description));
    this.element.append(html('p', { class: 'hint' }, texts.cardHint));
    this.element.hidden = false;
    this.#place(near);
  }

  /** Below the box, or above it where there is more room; never off the screen. */
  #place(near: DOMRect): void {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const below = near.bottom + 8;
    const fits = below + height < innerHeight;
    const top = fits ? below : Math.max(8, near.top - height - 8);
    const left = Math.max(8, Math.min(near.left, innerWidth - width - 8));
    this.element.style.left = `${left}px`;
    this.element.style.top = `${top}px`;
  }
}

function factsOf(node: ViewNode, texts: Texts): [string, string][] {
  const findings = [
    ...(node.errors > 0 ? [fill(texts.errors, { count: node.errors })] : []),
    ...(node.warnings > 0 ? [fill(texts.warnings, { count: node.warnings })] : []),
  ];
  const facts: [string, string | undefined][] = [
    [texts.kind, kindText(node.kind, texts)],
    [texts.owner, node.owner],
    [texts.domain, node.domain],
    [texts.layer, node.layer],
    [texts.classification, node.classification],
    [texts.freshness, node.freshness],
    [texts.findings, findings.join(', ') || texts.healthy],
    [texts.contracts, node.contracts?.join(', ')],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}
