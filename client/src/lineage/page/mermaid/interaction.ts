import type { PanZoom } from '../canvas/pan-zoom.ts';
import type { Point } from '../canvas/transform.ts';
import type { Picture } from './picture.ts';

export interface NodeActions {
  /** `null`: nothing is chosen any more. */
  select(id: string | null): void;
  open(id: string): void;
  hover(id: string | null): void;
  /** The keyboard is there: it must be seen. */
  reveal(id: string): void;
  centre(id: string): void;
  fit(): void;
}

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** What mouse and keyboard do at the nodes of a diagram. Returns what ends it. */
export function listenToNodes(
  frame: HTMLElement,
  picture: Picture,
  pan: PanZoom,
  actions: NodeActions,
): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  frame.addEventListener(
    'click',
    (event) => {
      // Whatever the author made a link of: nothing is followed.
      event.preventDefault();
      if (pan.dragging) return;
      const id = picture.nodeOf(event);
      if (id !== undefined) picture.moveFocus(id);
      actions.select(id ?? null);
    },
    { signal },
  );
  frame.addEventListener(
    'dblclick',
    (event) => {
      const id = picture.nodeOf(event);
      if (id !== undefined) actions.open(id);
    },
    { signal },
  );
  const hover = (event: Event): void => actions.hover(picture.nodeOf(event) ?? null);
  const { events } = picture;
  events.addEventListener('pointerover', hover, { signal });
  events.addEventListener('focusin', hover, { signal });
  for (const left of ['pointerout', 'focusout'])
    events.addEventListener(left, () => actions.hover(null), { signal });
  frame.addEventListener(
    'keydown',
    (event) => {
      if (!keyDown(event, picture, pan, actions)) return;
      event.preventDefault();
      // The page has keys of its own.
      event.stopPropagation();
    },
    { signal },
  );
  return () => ended.abort();
}

/** `false`: the key means nothing here. */
function keyDown(
  event: KeyboardEvent,
  picture: Picture,
  pan: PanZoom,
  actions: NodeActions,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { key, shiftKey } = event;
  if (key === '0') {
    actions.fit();
    return true;
  }
  const id = picture.focused;
  if (id === undefined) return pan.key(event);
  const direction = shiftKey ? undefined : DIRECTIONS[key];
  if (direction) {
    const next = picture.beside(id, direction);
    if (next === undefined) return true;
    picture.moveFocus(next);
    actions.reveal(next);
    return true;
  }
  switch (key) {
    case 'Enter':
      actions.open(id);
      return true;
    case ' ':
      actions.select(id);
      return true;
    case 'c':
      actions.centre(id);
      return true;
    case 'Escape':
      actions.select(null);
      // The page closes what else is open.
      return false;
    default:
      return pan.key(event);
  }
}
