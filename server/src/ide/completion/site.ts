import type { Range } from '../../base/range.ts';
import { applyEdits, type TextEdit } from '../../base/text-edit.ts';
import { isJson } from '../../syntax/yaml/edit/text-lines.ts';
import { parseYaml } from '../../syntax/yaml/parse-yaml.ts';
import type { YamlFile } from '../../syntax/yaml/file.ts';
import { partAt, type IdeDocument, type IdePart } from '../ide-document.ts';
import { isListByExample } from '../snippets/skeletons.ts';
import { styleOf, type Style } from '../snippets/style.ts';
import { typedPathAt, type TypedPath } from '../typed-path.ts';
import { placeOnBlankLine } from './block-levels.ts';
import { cursorAt, type BlockCursor, type Cursor } from './cursor.ts';
import { nearText } from './near-text.ts';

/** A place where something can be written, and what the tables know of it. */
export interface Site {
  readonly part: IdePart;
  /** To a marker that stands where the new text will stand, in a copy of the file. */
  readonly path: TypedPath;
  readonly place: 'key' | 'value';
  /** What is replaced, in offsets of the file itself. */
  readonly range: Range;
  readonly style: Style;
  /** Of the word that is replaced. */
  readonly quote: '"' | "'" | undefined;
  readonly hasColon: boolean;
  /** Behind the range on its line, with the blanks before it; empty where there is none. */
  readonly comment: string;
  /** Goes before the new text: a space, a dash, indentation. */
  readonly before: string;
  /** Goes behind the new text: a comma. */
  readonly after: string;
  readonly additionalEdits: readonly TextEdit[];
}

/** Long and odd enough to stand in no file. */
const MARKER = 'dataengosCursorMarkerQzx';

/**
 * Puts a marker where the cursor is, parses that copy and looks where the marker went. A file that is
 * broken above the cursor swallows it; then a copy of the lines that matter is asked instead.
 */
export function siteAt(ide: IdeDocument, offset: number): Site | undefined {
  const part = partAt(ide, offset);
  if (part === undefined) return undefined;
  const cursor = cursorAt(ide.text, safeStart(ide, part, offset), offset);
  if (cursor === undefined) return undefined;
  if (cursor.kind === 'flow') return locate(ide, part, flowDraft(ide, cursor));
  const site = locate(ide, part, blockDraft(ide, part, cursor, false));
  if (site === undefined || cursor.kind !== 'entry' || cursor.hasColon || !wantsDash(site))
    return site;
  // Below a key that takes a list: what is written there is its first item.
  return locate(ide, part, blockDraft(ide, part, cursor, true));
}

/** Where a key of a map and an item of a list can stand in the column of the cursor: the item. */
export function itemSiteAt(ide: IdeDocument, offset: number): Site | undefined {
  const part = partAt(ide, offset);
  const cursor = part && cursorAt(ide.text, safeStart(ide, part, offset), offset);
  if (part === undefined || cursor?.kind !== 'entry' || !isBlank(cursor)) return undefined;
  const { start } = cursor.line;
  const place = placeOnBlankLine(ide.text, start, part.document.start, offset - start);
  if (place.orItem !== true) return undefined;
  return locate(ide, part, blockDraft(ide, part, cursor, true));
}

/** The site before it is known where the marker goes. */
interface Draft extends Omit<Site, 'path' | 'part'> {
  readonly marker: string;
  /** Texts to try instead of the whole file: with the marker in them at the offset. */
  fallback(): { readonly text: string; readonly marker: number } | undefined;
}

function locate(ide: IdeDocument, part: IdePart, draft: Draft): Site | undefined {
  const edit = { range: draft.range, newText: `${draft.before}${draft.marker}` };
  const shift = draft.additionalEdits.reduce((sum, one) => sum + one.newText.length, 0);
  const marked = applyEdits(ide.text, [edit, ...draft.additionalEdits]);
  const at = edit.range.start + shift + edit.newText.indexOf(MARKER);
  let path = markerPath(part, marked, at, draft.place, ide.file);
  if (path === undefined) {
    const copy = draft.fallback();
    path = copy && markerPath(part, copy.text, copy.marker, draft.place, undefined);
  }
  return path && { ...draft, part, path };
}

function markerPath(
  part: IdePart,
  text: string,
  at: number,
  place: Site['place'],
  previous: YamlFile | undefined,
): TypedPath | undefined {
  const file = parseYaml(text, previous);
  const contracts = file.documents.map(() => part.contract);
  const path = typedPathAt({ file, text, contracts }, at + 1);
  if (path === undefined) return undefined;
  if (place === 'key')
    return path.place === 'key' && path.pair?.key.value === MARKER ? path : undefined;
  const node = path.steps.at(-1)?.node;
  return node?.kind === 'scalar' && node.value === MARKER ? path : undefined;
}

function flowDraft(ide: IdeDocument, cursor: Extract<Cursor, { kind: 'flow' }>): Draft {
  const json = isJson(ide.text);
  const colon = cursor.place === 'key' && !cursor.hasColon ? ':' : '';
  const after = cursor.needsComma && cursor.place !== 'value' && !cursor.hasColon ? ',' : '';
  const comma = cursor.missingComma;
  const touchesColon = cursor.place === 'value' && ide.text[cursor.token.start - 1] === ':';
  const marker = `${MARKER}${colon}${after === '' ? ' ' : after}`;
  const before = touchesColon ? ' ' : '';
  return {
    place: cursor.place === 'key' ? 'key' : 'value',
    range: cursor.token,
    style: { ...styleOf(ide.text), flow: true, json, column: 0 },
    quote: cursor.quote,
    hasColon: cursor.hasColon,
    comment: '',
    before,
    after,
    additionalEdits:
      comma === undefined ? [] : [{ range: { start: comma, end: comma }, newText: ',' }],
    marker,
    fallback: () => {
      const closers = [...cursor.open].reverse().map((opener) => (opener === '{' ? '}' : ']'));
      const head = ide.text.slice(0, cursor.token.start) + before;
      const commas = comma === undefined ? head : `${head.slice(0, comma)},${head.slice(comma)}`;
      return { text: `${commas}${marker}${closers.join('')}\n`, marker: commas.length };
    },
  };
}

/** Whether nothing stands on the line of the cursor. */
function isBlank({ line, token }: BlockCursor): boolean {
  return line.dashes.length === 0 && line.empty && token.start === token.end;
}

/** `item`: a dash is written before it. */
function blockDraft(ide: IdeDocument, part: IdePart, cursor: BlockCursor, item: boolean): Draft {
  const { line } = cursor;
  const blank = cursor.kind === 'entry' && cursor.token.start === cursor.token.end;
  let range = cursor.token;
  let before = cursor.needsSpace ? ' ' : '';
  let column = blank ? range.start - line.start + before.length : line.column;
  let { dashes } = line;
  const addDash = (): void => {
    before += '- ';
    dashes = [...dashes, column];
    column += 2;
  };
  if (blank && line.dashes.length === 0) {
    const place = placeOnBlankLine(ide.text, line.start, part.document.start, column);
    if (place.column !== column) {
      range = { start: line.start, end: range.end };
      before = ' '.repeat(place.column);
    }
    column = place.column;
    if (place.dash) addDash();
  }
  if (item) addDash();
  const marker = cursor.kind === 'entry' && !cursor.hasColon ? `${MARKER}:` : MARKER;
  return {
    place: cursor.kind === 'entry' ? 'key' : 'value',
    range,
    style: { ...styleOf(ide.text), flow: false, json: false, column },
    quote: cursor.quote,
    hasColon: cursor.hasColon,
    comment: line.comment === undefined ? '' : ide.text.slice(range.end, line.end),
    before,
    after: '',
    additionalEdits: [],
    marker,
    fallback: () => {
      const near = nearText(ide.text, line.start, part.document.start, column, dashes);
      const head = `${near.before}${ide.text.slice(line.start, range.start)}${before}`;
      const tail = cursor.hasColon ? ':' : '';
      return {
        text: `${head.replaceAll('\t', ' ')}${marker}${tail}\n${near.after}`,
        marker: head.length,
      };
    },
  };
}

/** Whether the marker became a map where the tables want a list. */
function wantsDash(site: Site): boolean {
  const step = site.path.steps.at(-1);
  if (site.place !== 'key' || step?.node.kind !== 'map' || step.map !== undefined) return false;
  const { expected, slot, node } = step;
  const isList =
    expected?.kind === 'list' ||
    (slot !== undefined && slot.item === undefined && isListByExample(slot.field));
  return isList && node.pairs.length === 1;
}

/** Start of the line of the block that holds the offset: outside of quotes, block scalars and flow collections. */
function safeStart(ide: IdeDocument, part: IdePart, offset: number): number {
  const block = part.document.blocks.findLast((one) => one.start <= offset);
  let start = block?.start ?? part.document.start;
  while (start > 0 && ide.text[start - 1] !== '\n' && ide.text[start - 1] !== '\r') start--;
  return start;
}
