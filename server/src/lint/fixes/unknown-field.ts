import { fits } from '../../model/shape.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { findPair, type YamlMap, type YamlPair } from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { insertPair, removePair } from './pair-edits.ts';
import { placeOf, type Place } from './place.ts';
import { wrapEntries } from './wrap-entries.ts';
import { toExtension } from './extension.ts';
import { breakOf, columnOf, indentLines, lineEnd, scalarText, trimmed } from './text-shape.ts';

/** Brings an unknown field to its right name or place, else to the custom properties. */
export function fixUnknownField(finding: Finding, context: FixContext): readonly Fix[] {
  const place = placeOf(context, finding.range);
  const { to, fix, safe } = finding.data ?? {};
  if (place?.pair?.key.start !== finding.range.start || place.map === undefined) return [];
  const own =
    to === undefined ? undefined : ownFix(place, String(to), String(fix), finding, context);
  const others = fix === 'rename' && safe === 1 ? [] : toExtension(place, context);
  return own === undefined ? others : [own, ...others];
}

function ownFix(
  place: Place,
  to: string,
  kind: string,
  finding: Finding,
  context: FixContext,
): Fix | undefined {
  const { pair, map } = place;
  const { text } = context.file;
  if (pair === undefined || map === undefined) return undefined;
  if (kind === 'retype') return retype(text, map, to, String(finding.data?.value ?? ''));
  const [first = to, second] = to.split('.');
  if (second === undefined && findPair(map, first) !== undefined) return undefined;
  const params = { to };
  switch (kind) {
    case 'rename': {
      const isSafe = finding.messageId === 'misplaced' ? isSame(pair) : finding.data?.safe === 1;
      const edits = [{ range: keyRange(pair), newText: to }];
      return { title: 'rename', params, edits, safety: isSafe ? 'safe' : 'unsafe' };
    }
    case 'move': {
      if (second === undefined) return undefined;
      const edits = moveInto(text, map, pair, first, second);
      return edits && { title: 'move', params, edits, safety: 'safe' };
    }
    case 'invert': {
      if (pair.value?.kind !== 'scalar' || typeof pair.value.value !== 'boolean') return undefined;
      const edits = [
        { range: keyRange(pair), newText: to },
        { range: pair.value, newText: String(!pair.value.value) },
      ];
      return { title: 'invert', params, edits: edits.map(plain), safety: 'safe' };
    }
    case 'wrap-in-list': {
      if (
        pair.value?.kind !== 'scalar' ||
        text.slice(pair.value.start, pair.value.end).includes('\n')
      ) {
        return {
          title: 'rename',
          params,
          edits: [{ range: keyRange(pair), newText: to }],
          safety: 'unsafe',
        };
      }
      const { start, end } = pair.value;
      const source = text.slice(start, end);
      const value =
        pair.value.style === 'plain' && /[,[\]{}]/.test(source) ? JSON.stringify(source) : source;
      const edits = [
        { range: keyRange(pair), newText: to },
        { range: { start, end }, newText: `[${value}]` },
      ];
      return { title: 'rename', params, edits, safety: 'safe' };
    }
    case 'wrap-entries': {
      const edits = wrapEntries(place, to, context);
      return edits && { title: 'wrapEntries', params, edits, safety: 'unsafe' };
    }
    case 'to-constant':
      return toConstant(place, to, String(finding.data?.constant ?? ''), context);
    default:
      return undefined;
  }
}

/** Writes the type that has the field. Where none was written the field itself says which is meant. */
function retype(text: string, map: YamlMap, to: string, value: string): Fix | undefined {
  const params = { to, value };
  const written = findPair(map, to)?.value;
  if (written === undefined) {
    const line = `${to}: ${value}`;
    const edits = insertPair(text, map, line, line);
    return { title: 'retype', params, edits, safety: 'safe' };
  }
  if (written.kind !== 'scalar') return undefined;
  const edits = [{ range: { start: written.start, end: written.end }, newText: value }];
  return { title: 'retype', params, edits, safety: 'unsafe' };
}

/** A flag whose `true` means a word is replaced by that word; one that is `false` says nothing and goes. */
function toConstant(place: Place, to: string, value: string, context: FixContext): Fix | undefined {
  const { pair } = place;
  if (pair?.value?.kind !== 'scalar') return undefined;
  if (pair.value.value === false) {
    const edits = removePair(context.file.text, place);
    return { title: 'remove', params: { name: String(pair.key.value) }, edits, safety: 'unsafe' };
  }
  if (pair.value.value !== true) return undefined;
  const edits = [
    { range: keyRange(pair), newText: to },
    { range: pair.value, newText: value },
  ];
  return { title: 'constant', params: { to, value }, edits: edits.map(plain), safety: 'unsafe' };
}

/** Whether a mere change of name keeps the value's shape: plain values do for certain. */
function isSame({ value }: YamlPair): boolean {
  return value?.kind === 'scalar' && fits(value, { kind: 'scalar' }, '');
}

function moveInto(
  text: string,
  map: YamlMap,
  pair: YamlPair,
  first: string,
  second: string,
): readonly TextEdit[] | undefined {
  const target = findPair(map, first);
  const { start, end } = trimmed(text, pair);
  const afterKey = text.slice(pair.key.end, end);
  if (target === undefined) {
    if (map.flow) {
      return [
        { range: keyRange(pair), newText: `${first}: { ${second}` },
        { range: { start: end, end }, newText: ' }' },
      ];
    }
    const indent = ' '.repeat(columnOf(text, start) + 2);
    return [
      { range: keyRange(pair), newText: `${first}:${breakOf(text)}${indent}${second}` },
      ...indentLines(text, { start, end }, 2),
    ];
  }
  const inner = target.value;
  if (inner?.kind !== 'map' || findPair(inner, second) !== undefined) return undefined;
  if (afterKey.includes('\n')) return undefined;
  const removal = removePair(text, { map, pair, around: [] });
  const comment = inner.flow || map.flow ? '' : text.slice(end, lineEnd(text, end));
  const insertion = insertPair(
    text,
    inner,
    `${second}${afterKey}${comment}`,
    `${second}${afterKey}`,
  );
  return insertion.length === 0 ? undefined : [...removal, ...insertion];
}

function keyRange({ key }: YamlPair): { start: number; end: number } {
  return { start: key.start, end: key.end };
}

function plain({ range, newText }: TextEdit): TextEdit {
  return {
    range: { start: range.start, end: range.end },
    newText:
      scalarText(newText, true) === newText || newText === 'true' || newText === 'false'
        ? newText
        : JSON.stringify(newText),
  };
}
