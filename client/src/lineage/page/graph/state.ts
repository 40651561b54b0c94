import type { ColourBy, Direction } from '../../messages.ts';
import type { Transform } from '../canvas/transform.ts';
import type { Opened, Reach, Side } from './neighbourhood.ts';

export const MAX_HOPS = 5;

/** What is shown: the author's diagram, the neighbourhood of a table, or everything. */
export type Mode = 'written' | 'around' | 'all';

/** What somebody chose in the page, and what comes back when it is opened again. */
export interface PageState {
  readonly mode: Mode;
  readonly focus: string | null;
  readonly selected: string | null;
  /** Undefined: what the setting says. */
  readonly hops?: number;
  readonly opened: Opened;
  readonly openBoxes: ReadonlySet<string>;
  readonly showAll: boolean;
  readonly table: boolean;
  readonly direction: Direction;
  readonly colourBy: ColourBy;
  /** Where the picture was, and by which node that is meant: it may be laid out otherwise next time. */
  readonly place?: Place;
  /** The same of the document; `anchor` is then a node of the diagram. */
  readonly documentPlace?: Place;
}

export interface Place {
  readonly transform: Transform;
  readonly anchor?: { readonly id: string; readonly x: number; readonly y: number };
}

export const firstState: PageState = {
  mode: 'around',
  focus: null,
  selected: null,
  opened: { parents: new Map(), children: new Map() },
  openBoxes: new Set(),
  showAll: false,
  table: false,
  direction: 'LR',
  colourBy: 'layer',
};

/** Opens or closes a side of a node. */
export function open(state: PageState, side: Side, id: string, reach: Reach): PageState {
  const changed = new Map(state.opened[side]).set(id, reach);
  return { ...state, opened: { ...state.opened, [side]: changed } };
}

/** Opens a bundle or group, or closes it. */
export function toggleBox(state: PageState, id: string): PageState {
  const openBoxes = new Set(state.openBoxes);
  if (!openBoxes.delete(id)) openBoxes.add(id);
  return { ...state, openBoxes };
}

/** Another table is the current one: what was opened around the last one is over. */
export function refocus(state: PageState, focus: string | null): PageState {
  if (state.focus === focus) return state;
  return { ...state, focus, opened: firstState.opened, openBoxes: new Set(), showAll: false };
}

/** As plain data, for `setState` of the webview. */
export function toSaved(state: PageState): unknown {
  return {
    ...state,
    opened: { parents: [...state.opened.parents], children: [...state.opened.children] },
    openBoxes: [...state.openBoxes],
  };
}

/** What was saved by an older version, or by nobody, gives the first state. */
export function fromSaved(saved: unknown): PageState {
  if (!isRecord(saved)) return firstState;
  const { opened, hops, place, documentPlace } = saved;
  return {
    mode: oneOf(saved.mode, ['written', 'around', 'all'], firstState.mode),
    focus: textOrNull(saved.focus),
    selected: textOrNull(saved.selected),
    ...(typeof hops === 'number' && { hops: clampHops(hops) }),
    opened: isRecord(opened)
      ? { parents: reaches(opened.parents), children: reaches(opened.children) }
      : firstState.opened,
    openBoxes: new Set(texts(saved.openBoxes)),
    showAll: saved.showAll === true,
    table: saved.table === true,
    direction: oneOf(saved.direction, ['LR', 'TB'], firstState.direction),
    colourBy: oneOf(
      saved.colourBy,
      ['layer', 'domain', 'classification', 'health'],
      firstState.colourBy,
    ),
    ...(isPlace(place) && { place }),
    ...(isPlace(documentPlace) && { documentPlace }),
  };
}

export const clampHops = (hops: number): number =>
  Math.min(MAX_HOPS, Math.max(0, Math.round(hops) || 0));

function isPlace(value: unknown): value is Place {
  if (!isRecord(value) || !isRecord(value.transform)) return false;
  const { x, y, k } = value.transform;
  const { anchor } = value;
  return (
    [x, y, k].every((number) => Number.isFinite(number)) &&
    (anchor === undefined ||
      (isRecord(anchor) &&
        typeof anchor.id === 'string' &&
        [anchor.x, anchor.y].every((number) => Number.isFinite(number))))
  );
}

function reaches(value: unknown): Map<string, Reach> {
  const pairs = Array.isArray(value) ? (value as unknown[]) : [];
  return new Map(
    pairs.flatMap((pair): [string, Reach][] =>
      Array.isArray(pair) && typeof pair[0] === 'string'
        ? [[pair[0], oneOf(pair[1], ['closed', 'one', 'all'], 'one')]]
        : [],
    ),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const oneOf = <T>(value: unknown, known: readonly T[], otherwise: T): T =>
  known.includes(value as T) ? (value as T) : otherwise;
