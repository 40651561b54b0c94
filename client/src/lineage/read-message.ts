import type { Direction, ExportFormat, FromPage } from './messages.ts';

/** In characters. A name longer than these is none of ours; a picture or a list may be large. */
const MAX_NAME = 10_000;
const MAX_COPY = 1_000_000;
const MAX_EXPORT: Readonly<Record<ExportFormat, number>> = {
  svg: 32_000_000,
  png: 64_000_000,
  mermaid: 8_000_000,
  json: 32_000_000,
};

type Fields = Readonly<Record<string, unknown>>;

/** The fields that a message must and may have besides its type, and whether each value will do. */
interface Shape {
  readonly required: Readonly<Record<string, (value: unknown, message: Fields) => boolean>>;
  readonly optional?: Readonly<Record<string, (value: unknown) => boolean>>;
}

/**
 * A message of the page when it is one that a page may send, else undefined. The page shows what strangers wrote, so
 * nothing is taken on trust: no field that is not named here, no node that was not sent to it, nothing without an end.
 * `isKnown`: whether a node was in the last graph that the page was sent; `isDrawn`: whether an id is in its document.
 */
export function readMessage(
  message: unknown,
  isKnown: (node: string) => boolean,
  isDrawn: (id: string) => boolean,
): FromPage | undefined {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return undefined;
  const fields = message as Fields;
  const { type } = fields;
  if (typeof type !== 'string' || !Object.hasOwn(fields, 'type')) return undefined;
  const shape = shapes(isKnown, isDrawn).get(type as FromPage['type']);
  return shape !== undefined && fits(fields, shape) ? (message as FromPage) : undefined;
}

function shapes(
  isKnown: (node: string) => boolean,
  isDrawn: (id: string) => boolean,
): ReadonlyMap<FromPage['type'], Shape> {
  const id = (value: unknown): boolean => isText(value, MAX_NAME) && isDrawn(value);
  const node = (value: unknown): boolean => isText(value, MAX_NAME) && isKnown(value);
  const column = (value: unknown): boolean => isText(value, MAX_NAME);
  return new Map<FromPage['type'], Shape>([
    ['ready', { required: {} }],
    ['open', { required: { node }, optional: { column, all: isFlag } }],
    ['openDrawn', { required: { id } }],
    ['columns', { required: { node } }],
    ['selected', { required: { node: (value) => value === null || node(value) } }],
    ['direction', { required: { direction: isDirection } }],
    ['follow', { required: { follow: isFlag } }],
    ['copy', { required: { text: (value) => isText(value, MAX_COPY) } }],
    ['export', { required: { format: isFormat, data: isExport } }],
  ]);
}

function fits(fields: Fields, { required, optional = {} }: Shape): boolean {
  const names = Object.keys(fields).filter((name) => name !== 'type');
  return (
    Object.keys(required).every((name) => Object.hasOwn(fields, name)) &&
    names.every((name) => {
      if (Object.hasOwn(required, name)) return required[name]?.(fields[name], fields) === true;
      return Object.hasOwn(optional, name) && optional[name]?.(fields[name]) === true;
    })
  );
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isDirection(value: unknown): value is Direction {
  return value === 'LR' || value === 'TB';
}

function isFormat(value: unknown): value is ExportFormat {
  return typeof value === 'string' && Object.hasOwn(MAX_EXPORT, value);
}

function isExport(value: unknown, { format }: Fields): boolean {
  if (!isFormat(format) || !isText(value, MAX_EXPORT[format])) return false;
  return format !== 'png' || /^[A-Za-z0-9+/]+={0,2}$/.test(value);
}
