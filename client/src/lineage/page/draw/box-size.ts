import type { ViewNode } from '../../messages.ts';
import { fill, type Texts } from '../texts.ts';
import type { BoxRows } from '../graph/column-rows.ts';
import type { PictureBox } from '../graph/picture-types.ts';
import type { Swatch } from '../colours.ts';
import { shorten, wrapName, type Measure } from './wrap-name.ts';

export const ROW_HEIGHT = 20;
export const LINE_HEIGHT = 17;
export const PADDING = { x: 14, y: 9 };
/** The sign of the kind, left of the name. */
export const ICON = 22;
const MAX_TEXT = 190;
const MIN_WIDTH = 124;
const ROWS_WIDTH = 232;
/** Around the number of a badge. */
const BADGE = 6;

export interface Fonts {
  readonly name: Measure;
  readonly small: Measure;
}

/** How many findings, from the right of a box to the left. */
export interface Badge {
  readonly kind: 'warning' | 'error';
  readonly sign: string;
  readonly count: string;
  readonly width: number;
}

/** What is written in a box, and how large that makes it. */
export interface BoxText {
  readonly lines: readonly string[];
  readonly below: string;
  readonly rows: BoxRows | undefined;
  readonly badges: readonly Badge[];
  readonly errors: number;
  readonly warnings: number;
  readonly width: number;
  readonly height: number;
  /** Where the rows begin. */
  readonly rowsTop: number;
}

export interface BoxContext {
  readonly texts: Texts;
  readonly fonts: Fonts;
  readonly swatchOf: (box: Extract<PictureBox, { type: 'node' }>) => Swatch;
  readonly rowsOf: (id: string) => BoxRows | undefined;
  readonly findings: (members: readonly string[]) => { errors: number; warnings: number };
}

export function boxText(box: PictureBox, context: BoxContext): BoxText {
  const { texts, fonts } = context;
  const rows = context.rowsOf(box.id);
  const lines = wrapName(titleOf(box, texts), MAX_TEXT, fonts.name);
  const below = shorten(belowOf(box, context), MAX_TEXT, fonts.small);
  const { errors, warnings } = box.type === 'node' ? box.node : context.findings(box.members);
  const badges = badgesOf(errors, warnings, fonts.small);
  const beside = badges.reduce((sum, badge) => sum + badge.width, 6);
  const text = Math.max(...lines.map(fonts.name), fonts.small(below) + beside);
  const wide = Math.max(MIN_WIDTH, Math.ceil(text) + 2 * PADDING.x + ICON);
  const width = rows ? Math.max(wide, ROWS_WIDTH) : wide;
  const rowsTop = PADDING.y * 2 + lines.length * LINE_HEIGHT + 16;
  return {
    lines,
    below,
    rows,
    badges,
    errors,
    warnings,
    width,
    height: rowsTop + (rows ? countRows(rows) * ROW_HEIGHT + 6 : 0),
    rowsTop,
  };
}

function badgesOf(errors: number, warnings: number, measure: Measure): readonly Badge[] {
  const badge = (kind: Badge['kind'], sign: string, found: number): readonly Badge[] => {
    if (found === 0) return [];
    const count = found > 99 ? '99+' : String(found);
    return [{ kind, sign, count, width: Math.ceil(measure(`${sign} ${count}`)) + BADGE }];
  };
  return [...badge('warning', '▲', warnings), ...badge('error', '✕', errors)];
}

/** Also a line for what is left out, or for why there is none. */
const countRows = ({ rows, more, loading }: BoxRows): number =>
  loading || rows.length === 0 ? 1 : rows.length + (more > 0 ? 1 : 0);

export function titleOf(box: PictureBox, texts: Texts): string {
  if (box.type === 'node') return box.node.name;
  if (box.type === 'group') return box.name ?? texts.notSaid;
  return fill(texts[box.role], { count: box.members.length });
}

function belowOf(box: PictureBox, context: BoxContext): string {
  const { texts } = context;
  if (box.type === 'node') {
    const { sign, text } = context.swatchOf(box);
    const kind = kindText(box.node.kind, texts);
    return text === kind ? `${sign} ${text}` : `${sign} ${text} · ${kind}`;
  }
  return box.type === 'group'
    ? fill(texts.groupOf, { count: box.members.length })
    : texts.openGroup;
}

export function kindText(kind: ViewNode['kind'], texts: Texts): string {
  if (kind === 'source') return texts.kindSource;
  if (kind === 'model') return texts.kindModel;
  if (kind === 'exposure') return texts.kindExposure;
  return kind === 'object' ? texts.kindObject : texts.kindUnknown;
}
