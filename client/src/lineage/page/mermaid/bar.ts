export interface BarContent {
  readonly text: string;
  /** Something is wrong, and the picture may be of before. */
  readonly problem: boolean;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** The line above the diagram that says what is wrong, or what was left out. */
export class Bar {
  readonly element = document.createElement('div');
  readonly #text = document.createElement('span');
  readonly #button = document.createElement('button');
  readonly #closeLabel: string;
  #run: () => void = () => undefined;
  #dismissed = '';

  /** `closeLabel`: on the button that takes a note away. */
  constructor(closeLabel: string) {
    this.#closeLabel = closeLabel;
    this.element.className = 'document-bar';
    this.element.hidden = true;
    // Said when it changes, and not at every key.
    this.#text.setAttribute('role', 'status');
    this.#button.type = 'button';
    this.#button.addEventListener('click', () => this.#run());
    this.element.append(this.#text, this.#button);
  }

  show(content: BarContent | undefined): void {
    const text = content?.text ?? '';
    this.element.hidden = text === '' || (content?.problem === false && text === this.#dismissed);
    if (this.#text.textContent !== text) this.#text.textContent = text;
    this.element.classList.toggle('problem', content?.problem === true);
    this.#button.hidden = content?.problem === true && content.action === undefined;
    this.#button.textContent = content?.action?.label ?? this.#closeLabel;
    this.#run = content?.action?.run ?? ((): void => this.#dismiss(text));
  }

  #dismiss(text: string): void {
    this.#dismissed = text;
    this.element.hidden = true;
  }
}
