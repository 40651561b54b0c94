import type { Drawing } from '../draw/drawing.ts';
import { html } from '../draw/elements.ts';
import { shown, type Point, type Size, type Transform } from './transform.ts';

const WIDTH = 168;
const HEIGHT = 112;

/** The whole picture in a corner, with a frame around what is seen. Says nothing that the picture does not say. */
export class Minimap {
  readonly element = html('div', { class: 'minimap', 'aria-hidden': 'true' });
  readonly #canvas = html('canvas', { width: WIDTH * 2, height: HEIGHT * 2 });
  readonly #frame = html('div', { class: 'minimap-frame' });
  #scale = 1;
  #origin: Point = { x: 0, y: 0 };
  #bounds: Size = { width: 0, height: 0 };

  constructor(hint: string, go: (point: Point) => void) {
    this.element.title = hint;
    this.element.append(this.#canvas, this.#frame);
    const follow = (event: PointerEvent): void => {
      event.stopPropagation();
      if (event.buttons === 0) return;
      const { left, top } = this.element.getBoundingClientRect();
      const [x, y] = [event.clientX - left, event.clientY - top];
      go({ x: x / this.#scale + this.#origin.x, y: y / this.#scale + this.#origin.y });
    };
    this.element.addEventListener('pointerdown', (event) => {
      this.element.setPointerCapture(event.pointerId);
      follow(event);
    });
    this.element.addEventListener('pointermove', follow);
  }

  draw({ layout, picture, focus }: Drawing): void {
    const { bounds } = layout;
    this.#bounds = bounds;
    this.#scale = Math.min((WIDTH - 8) / (bounds.width || 1), (HEIGHT - 8) / (bounds.height || 1));
    this.#origin = {
      x: bounds.x + bounds.width / 2 - WIDTH / 2 / this.#scale,
      y: bounds.y + bounds.height / 2 - HEIGHT / 2 / this.#scale,
    };
    const context = this.#canvas.getContext('2d')!;
    const style = getComputedStyle(this.element);
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.clearRect(0, 0, WIDTH, HEIGHT);
    for (const { id } of picture.boxes) {
      const box = layout.boxes[id]!;
      context.fillStyle = style.getPropertyValue(id === focus ? '--focus' : '--faint');
      context.fillRect(
        (box.x - this.#origin.x) * this.#scale,
        (box.y - this.#origin.y) * this.#scale,
        Math.max(2, box.width * this.#scale),
        Math.max(1.5, box.height * this.#scale),
      );
    }
  }

  move(transform: Transform, frame: Size): void {
    const view = shown(transform, frame);
    const style = this.#frame.style;
    style.transform = `translate(${(view.x - this.#origin.x) * this.#scale}px, ${(view.y - this.#origin.y) * this.#scale}px)`;
    style.width = `${view.width * this.#scale}px`;
    style.height = `${view.height * this.#scale}px`;
    // Where everything is seen there is nowhere to go.
    const all =
      this.#bounds.width * transform.k <= frame.width &&
      this.#bounds.height * transform.k <= frame.height;
    this.element.classList.toggle('needless', all || frame.width < 420);
  }
}
