import type { Fonts } from './box-size.ts';
import { html } from './elements.ts';
import type { Measure } from './wrap-name.ts';

/** How wide texts are in the fonts of the page; each is measured once as long as the font is the same. */
export class FontMeasure {
  readonly #context = html('canvas').getContext('2d')!;
  readonly #frame: HTMLElement;
  #family = '';
  #fonts: Fonts | undefined;

  constructor(frame: HTMLElement) {
    this.#frame = frame;
  }

  fonts(): Fonts {
    const family = getComputedStyle(this.#frame).fontFamily || 'sans-serif';
    if (family !== this.#family) this.#fonts = undefined;
    this.#family = family;
    return (this.#fonts ??= {
      name: this.#measure(`600 13px ${family}`),
      small: this.#measure(`11px ${family}`),
    });
  }

  #measure(font: string): Measure {
    const known = new Map<string, number>();
    return (text) => {
      let width = known.get(text);
      if (width === undefined) {
        this.#context.font = font;
        width = this.#context.measureText(text).width;
        known.set(text, width);
      }
      return width;
    };
  }
}
