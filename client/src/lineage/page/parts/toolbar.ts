import type { ColourBy, ExportFormat } from '../../messages.ts';
import { button, html } from '../draw/elements.ts';
import { MAX_HOPS, type Mode, type PageState } from '../graph/state.ts';
import { fill, type Texts } from '../texts.ts';

export interface ToolbarActs {
  mode(mode: Mode): void;
  hops(by: number): void;
  query(text: string): void;
  found(step: 1 | -1): void;
  direction(): void;
  colourBy(by: ColourBy): void;
  fit(): void;
  follow(): void;
  impact(): void;
  table(): void;
  export(at: HTMLElement): void;
  help(): void;
  leaveSearch(): void;
}

/** What a toolbar shows of the page. */
export interface ToolbarState {
  readonly state: PageState;
  readonly hops: number;
  readonly impact: boolean;
  /** Whether the picture goes where the cursor of the editor goes. */
  readonly follow: boolean;
  readonly hasDocument: boolean;
  readonly matches: { readonly at: number; readonly count: number } | undefined;
}

export const exportFormats: readonly (readonly [ExportFormat, keyof Texts])[] = [
  ['svg', 'exportSvg'],
  ['png', 'exportPng'],
  ['mermaid', 'exportMermaid'],
  ['json', 'exportJson'],
];

/** The tools above the picture, in groups that wrap together. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly search: HTMLInputElement;
  readonly #texts: Texts;
  readonly #modes: readonly (readonly [Mode, HTMLButtonElement])[];
  readonly #hops = html('span', { class: 'value', 'aria-live': 'polite' });
  readonly #hopsGroup: HTMLElement;
  readonly #less: HTMLButtonElement;
  readonly #more: HTMLButtonElement;
  readonly #count = html('span', { class: 'count', role: 'status' });
  readonly #steps: readonly HTMLButtonElement[];
  readonly #direction: HTMLButtonElement;
  readonly #colour: HTMLSelectElement;
  readonly #fit: HTMLButtonElement;
  readonly #follow: HTMLButtonElement;
  readonly #colouring: HTMLElement;
  readonly #impact: HTMLButtonElement;
  readonly #table: HTMLButtonElement;

  constructor(texts: Texts, acts: ToolbarActs) {
    this.#texts = texts;
    this.#modes = (
      [
        ['written', texts.written, texts.writtenHint],
        ['around', texts.around, texts.aroundHint],
        ['all', texts.all, texts.allHint],
      ] as const
    ).map(([mode, text, hint]) => [mode, labelled(text, hint, () => acts.mode(mode))] as const);
    this.#less = button('−', texts.hopsLess, () => acts.hops(-1));
    this.#more = button('+', texts.hopsMore, () => acts.hops(1));
    this.#hopsGroup = group('stepper', texts.hopsHint, [
      html('span', { class: 'label', title: texts.hopsHint }, texts.hops),
      ...[this.#less, this.#hops, this.#more],
    ]);
    this.search = this.#searchBox(acts);
    this.#steps = [
      button('↑', texts.previous, () => acts.found(-1)),
      button('↓', texts.next, () => acts.found(1)),
    ];
    this.#direction = button('', texts.directionLR, () => acts.direction());
    this.#colour = this.#colourChoice(acts);
    this.#fit = labelled(texts.fit, texts.fitHint, () => acts.fit());
    this.#follow = labelled(texts.follow, texts.followHint, () => acts.follow());
    this.#colouring = html('label', { class: 'colouring' }, texts.colourBy);
    this.#colouring.append(this.#colour);
    this.#impact = labelled(texts.impact, texts.impactHint, () => acts.impact());
    this.#table = labelled(texts.table, texts.tableHint, () => acts.table());
    const save = labelled(`${texts.export} ▾`, texts.export, () => acts.export(save));
    save.setAttribute('aria-haspopup', 'menu');
    this.element = html('div', { class: 'toolbar', role: 'toolbar', 'aria-label': texts.toolbar });
    this.element.append(
      group(
        'segments',
        texts.modes,
        this.#modes.map(([, one]) => one),
      ),
      this.#hopsGroup,
      group('searching', texts.search, [this.search, this.#count, ...this.#steps]),
      this.#colouring,
      group('buttons', texts.toolbar, [
        this.#direction,
        ...[this.#fit, this.#follow, this.#impact],
        this.#table,
        save,
        button('?', texts.keysHint, () => acts.help()),
      ]),
    );
  }

  update({ state, hops, impact, follow, hasDocument, matches }: ToolbarState): void {
    const texts = this.#texts;
    for (const [mode, element] of this.#modes) {
      element.setAttribute('aria-pressed', String(mode === state.mode));
      element.hidden = mode === 'written' && !hasDocument;
    }
    this.#hops.textContent = String(hops);
    this.#hopsGroup.hidden = state.mode !== 'around';
    this.#less.disabled = hops <= 0;
    this.#more.disabled = hops >= MAX_HOPS;
    const flowsRight = state.direction === 'LR';
    this.#direction.textContent = flowsRight ? '→' : '↓';
    const hint = flowsRight ? texts.directionLR : texts.directionTB;
    this.#direction.title = hint;
    this.#direction.setAttribute('aria-label', hint);
    // The author of a diagram has said both.
    const isWritten = state.mode === 'written';
    this.#direction.hidden = isWritten;
    this.#colouring.hidden = isWritten;
    this.#colour.value = state.colourBy;
    this.#follow.setAttribute('aria-pressed', String(follow));
    // Of the picture only.
    for (const tool of [this.#direction, this.#fit, this.#colour]) tool.disabled = state.table;
    this.#impact.setAttribute('aria-pressed', String(impact));
    this.#table.setAttribute('aria-pressed', String(state.table));
    this.#count.textContent = matches ? countText(matches, texts) : '';
    for (const step of this.#steps) step.disabled = !matches?.count;
    this.#count.classList.toggle('none', matches?.count === 0);
  }

  #searchBox(acts: ToolbarActs): HTMLInputElement {
    const { search } = this.#texts;
    const box = html('input', { type: 'search', placeholder: search, 'aria-label': search });
    box.addEventListener('input', () => acts.query(box.value));
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') acts.found(event.shiftKey ? -1 : 1);
      else if (event.key === 'Escape' && box.value !== '') {
        box.value = '';
        acts.query('');
      } else if (event.key === 'Escape') acts.leaveSearch();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    return box;
  }

  #colourChoice(acts: ToolbarActs): HTMLSelectElement {
    const texts = this.#texts;
    const choice = html('select');
    for (const [value, text] of [
      ['layer', texts.byLayer],
      ['domain', texts.byDomain],
      ['classification', texts.byClassification],
      ['health', texts.byHealth],
    ] as const)
      choice.append(html('option', { value }, text));
    choice.addEventListener('change', () => acts.colourBy(choice.value as ColourBy));
    return choice;
  }
}

function countText({ at, count }: { at: number; count: number }, texts: Texts): string {
  if (count === 0) return texts.searchNone;
  return at < 0
    ? fill(texts.searchSome, { count })
    : fill(texts.searchCount, { at: at + 1, count });
}

/** A button whose text says what it is; the hint says more. */
function labelled(text: string, hint: string, act: () => void): HTMLButtonElement {
  const element = html('button', { type: 'button', title: hint }, text);
  element.addEventListener('click', act);
  return element;
}

function group(name: string, label: string, parts: readonly HTMLElement[]): HTMLElement {
  const element = html('div', { class: name, role: 'group', 'aria-label': label });
  element.append(...parts);
  return element;
}
