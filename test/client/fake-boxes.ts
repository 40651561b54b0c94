// Boxes that ask something, with a person in front of them.
import { EventEmitter } from './fake-emitter.ts';

interface Item {
  readonly label: string;
}

/** An input box or a list to choose from. What a person does is below the line. */
export class FakeBox {
  readonly kind: 'input' | 'pick';
  title: string | undefined;
  step: number | undefined;
  totalSteps: number | undefined;
  ignoreFocusOut = false;
  busy = false;
  buttons: readonly unknown[] = [];
  validationMessage: string | undefined;
  value = '';
  items: readonly Item[] = [];
  activeItems: readonly Item[] = [];
  selectedItems: readonly Item[] = [];
  isShown = false;
  isDisposed = false;
  readonly #changed = new EventEmitter<string>();
  readonly #accepted = new EventEmitter<void>();
  readonly #button = new EventEmitter<unknown>();
  readonly #hidden = new EventEmitter<void>();
  readonly onDidChangeValue = this.#changed.event;
  readonly onDidAccept = this.#accepted.event;
  readonly onDidTriggerButton = this.#button.event;
  readonly onDidHide = this.#hidden.event;

  constructor(kind: 'input' | 'pick') {
    this.kind = kind;
  }

  show(): void {
    this.isShown = true;
    boxes.open = this;
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    if (boxes.open === this) boxes.open = undefined;
    // As VS Code does: what is gone is hidden first.
    this.#hidden.fire();
  }

  type(text: string): void {
    this.value = text;
    this.#changed.fire(text);
  }

  /** Chooses the item, and presses Enter. */
  choose(label: string): void {
    this.selectedItems = this.items.filter((item) => item.label === label);
    this.enter();
  }

  enter(): void {
    this.#accepted.fire();
  }

  back(): void {
    this.#button.fire(this.buttons[0]);
  }

  escape(): void {
    this.#hidden.fire();
  }
}

/** The box that is on the screen. */
export const boxes = { open: undefined as FakeBox | undefined };
