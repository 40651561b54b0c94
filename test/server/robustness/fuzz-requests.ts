import { LineIndex, type Position } from '../../../server/src/base/line-index.ts';
import type { FuzzRequest } from './fuzz-step.ts';
import type { Random } from './random.ts';

const NAMES = ['Fresh_name', 'x', '', ' ', '1', 'ключ', 'a b', '*', 'null', '\u{1F600}'];
const QUERIES = ['', 'a', 'customer', 'id', 'zzz', '.', '\u{1F600}', '('];

/**
 * A request of any kind that the server answers. It has no commands of its own, and
 * resolves neither completions nor code actions; call hierarchies and lenses are followed by the player.
 */
export function randomRequest(
  uri: string,
  text: string,
  pull: boolean,
  random: Random,
): FuzzRequest {
  const lines = new LineIndex(text);
  const position = lspPosition(lines, text, placeToAsk(text, random));
  const end = lspPosition(lines, text, text.length);
  const whole = { start: { line: 0, character: 0 }, end };
  const kinds: readonly (readonly [string, object])[] = [
    ['completion', { position }],
    ['hover', { position }],
    ['definition', { position }],
    ['references', { position, context: { includeDeclaration: random.chance(0.5) } }],
    ['documentHighlight', { position }],
    ['prepareRename', { position }],
    ['rename', { position, newName: random.pick(NAMES) }],
    ['documentSymbol', {}],
    ['foldingRange', {}],
    ['formatting', { options: { tabSize: 2, insertSpaces: true } }],
    ['selectionRange', { positions: [position, end] }],
    ['documentLink', {}],
    ['codeLens', {}],
    ['inlayHint', { range: whole }],
    ['semanticTokens/full', {}],
    ['semanticTokens/full/delta', {}],
    ['semanticTokens/range', { range: { start: position, end } }],
    ['prepareCallHierarchy', { position }],
    ['codeAction', { range: whole, context: { diagnostics: [], only: ['quickfix'] } }],
    ['codeAction', { range: { start: position, end: position }, context: { diagnostics: [] } }],
    ['codeAction', { range: whole, context: { diagnostics: [], only: ['source.fixAll'] } }],
    ...(pull ? [['diagnostic', {}] as const] : []),
  ];
  const others: readonly (readonly [string, object])[] = [
    ['workspace/symbol', { query: random.pick(QUERIES) }],
    ['dataengos/documentStatus', {}],
    ...(pull ? [['workspace/diagnostic', { previousResultIds: [] }] as const] : []),
  ];
  const all = [
    ...kinds.map(([name, params]) => [`textDocument/${name}`, params] as const),
    ...others,
  ];
  const [method, params] = random.pick(all);
  const then = random.chance(0.8) ? 'wait' : random.pick(['cancel', 'go on'] as const);
  return { do: 'ask', uri, method, params, then };
}

/** Often in a name: elsewhere there is little to find. */
function placeToAsk(text: string, random: Random): number {
  const names = random.chance(0.5) ? [...text.matchAll(/\b(?:name|id|to|from):[ \t]*\S/g)] : [];
  if (names.length === 0) return random.below(text.length + 1);
  const { index, 0: found } = random.pick(names);
  return Math.min(text.length, index + found.length - 1 + random.below(4));
}

/** Positions of the protocol cannot point between CR and LF. */
export function lspPosition(lines: LineIndex, text: string, offset: number): Position {
  const inBreak = text[offset - 1] === '\r' && text[offset] === '\n';
  return lines.positionAt(inBreak ? offset - 1 : offset);
}
