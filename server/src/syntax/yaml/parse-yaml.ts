import { PlacedBlock, PlacedDocument } from './document.ts';
import { findConflicts } from './conflict-markers.ts';
import type { YamlFile } from './file.ts';
import type { ProblemId, YamlProblem } from './problems.ts';
import { limits } from './limits.ts';
import { parseFragment } from './parse-fragment.ts';
import { reuseBlocks, type WantedBlock } from './reuse-blocks.ts';
import { scan, type ScannedDocument } from './scan.ts';

const LF = 10;
const CR = 13;
const HASH = 35;
const COMMA = 44;
const BRACKET = 91;
const BRACE = 123;

/**
 * Parses YAML or JSON; never throws, whatever the text. With the `previous` version of the file only
 * blocks whose text changed are parsed; the result is the same as without.
 */
export function parseYaml(
  text: string,
  previous?: YamlFile,
  maxSize: number = limits.fileSize,
): YamlFile {
  return parse(text, previous, maxSize, true);
}

/**
 * As `parseYaml`, for a text that is looked at once and dropped: without the blocks of which a later
 * version could take some over, it costs a quarter less. Broken texts have their blocks, as they tell
 * what is broken from what is not.
 */
export function parseYamlOnce(text: string, maxSize: number = limits.fileSize): YamlFile {
  const file = parse(text, undefined, maxSize, false);
  return isSound(file) ? file : parseYaml(text, undefined, maxSize);
}

function isSound({ documents, problems }: YamlFile): boolean {
  const blocks = documents.flatMap((document) => document.blocks);
  return problems.length === 0 && blocks.every(({ fragment }) => fragment.problems.length === 0);
}

function parse(
  text: string,
  previous: YamlFile | undefined,
  maxSize: number,
  inBlocks: boolean,
): YamlFile {
  if (text.length > maxSize) {
    return unread(text, 'too-large', { size: (maxSize / 1024 / 1024).toFixed(1) });
  }
  if (hasTooManyPieces(text)) {
    return unread(text, 'too-many-pieces', { limit: limits.pieces });
  }
  const normal = plainIndents(normalBreaks(text));
  const scanned = scan(normal);
  const wanted = scanned.flatMap((document) => wantedBlocks(normal, document, inBlocks));
  const blocks = reuseBlocks(text, wanted, previous);
  let next = 0;
  const documents = scanned.map((document) => {
    const own: PlacedBlock[] = [];
    for (
      let block = blocks[next];
      block !== undefined && block.start < document.end;
      block = blocks[++next]
    ) {
      own.push(block);
    }
    if (own.length === 0) own.push(new PlacedBlock(document.start, parseFragment(''), 'other'));
    return new PlacedDocument(document.start, document.end, own);
  });
  return {
    text,
    documents,
    problems: [...scanned.flatMap(misplacedDashes), ...findConflicts(normal)],
  };
}

function wantedBlocks(text: string, document: ScannedDocument, inBlocks: boolean): WantedBlock[] {
  const { start, end } = document;
  if (start === end) return [];
  const whole = !inBlocks || aliasesMayCross(text.slice(start, end));
  const cuts = whole ? [] : document.blocks;
  if (cuts.length < 2) return [{ start, end, role: undefined, isBareKey: false }];
  return cuts.map((cut, index) => ({
    start: cut.start,
    end: cuts[index + 1]?.start ?? end,
    role: cut.role,
    isBareKey: cut.isBareKey ?? false,
  }));
}

const anchor = /(?:^|[\s[{,])&([^\s,[\]{}]+)/g;

/** Whether some anchor is used by an alias, maybe of another block. Text that only looks so costs speed, not truth. */
function aliasesMayCross(text: string): boolean {
  if (!text.includes('&') || !text.includes('*')) return false;
  for (const [, name] of text.matchAll(anchor)) {
    if (name !== undefined && text.includes(`*${name}`)) return true;
  }
  return false;
}

/** A lone CR ends a line in YAML, which the `yaml` library does not know; both are one character, so offsets stay. */
function normalBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/** No-break spaces that indent a line are reported where they stand; a line is a part of what it looks like. */
function plainIndents(text: string): string {
  if (!text.includes('\u00a0')) return text;
  return text.replace(/^[ \t]*\u00a0[ \t\u00a0]*/gm, (blanks) => ' '.repeat(blanks.length));
}

function misplacedDashes(document: ScannedDocument): YamlProblem[] {
  return document.misplacedDashes.map((start) => ({
    id: 'dash-column',
    start,
    end: start + 1,
  }));
}

function hasTooManyPieces(text: string): boolean {
  if (text.length <= limits.pieces) return false;
  let pieces = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === BRACKET || code === BRACE) pieces++;
    else if (code === LF && !startsIdleLine(text.charCodeAt(at + 1))) pieces++;
  }
  return pieces > limits.pieces;
}

/** Empty lines and comments cost next to nothing. */
function startsIdleLine(code: number): boolean {
  return code === LF || code === CR || code === HASH || Number.isNaN(code);
}

function unread(text: string, id: ProblemId, params: NonNullable<YamlProblem['params']>): YamlFile {
  const end = Math.min(1, text.length);
  const problem: YamlProblem = { id, params, start: 0, end, incomplete: true };
  const empty = new PlacedBlock(0, parseFragment(''), 'other');
  return { text, documents: [new PlacedDocument(0, 0, [empty])], problems: [problem] };
}
