import type { Range } from '../../base/range.ts';
import { PairsByName } from '../../model/pairs.ts';
import { fits } from '../../model/shape.ts';
import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';
import { insertPair } from '../../syntax/yaml/edit/insert-pair.ts';
import { mapToList, pairToFields } from '../../syntax/yaml/edit/map-to-list.ts';
import { removePair } from '../../syntax/yaml/edit/remove-pair.ts';
import { renameKey, replaceScalar } from '../../syntax/yaml/edit/replace-scalar.ts';
import { flowList } from '../../syntax/yaml/edit/wrap-value.ts';
import { isJson } from '../../syntax/yaml/edit/text-lines.ts';
import { findPair, type YamlMap, type YamlPair, type YamlScalar } from '../../syntax/yaml/tree.ts';
import { flagOf } from '../judge-shape.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { convertDocument } from './convert-file.ts';
import { indentFields } from './indent-fields.ts';
import { intoObjects } from './into-object.ts';
import { markEntries } from './mark-entries.ts';
import { moveInto } from './move-into.ts';
import { placeOf, type Place } from './place.ts';
import { writeInstead } from './write-instead.ts';
import { wrapEntries } from './wrap-entries.ts';
import { toExtension } from './extension.ts';

/** Brings an unknown field to its right name or place, else to the custom properties. */
export function fixUnknownField(finding: Finding, context: FixContext): readonly Fix[] {
  const place = placeOf(context, finding.range);
  const { to, fix, safe } = finding.data ?? {};
  if (place?.pair?.key.start !== finding.range.start || place.map === undefined) return [];
  if (fix === 'entry') return writeEntry(place.pair, finding, context);
  if (fix === 'indent') return indentFields(place, finding.data ?? {}, context);
  if (fix === 'remove') return [removal(place, context)];
  const isClosed = finding.data?.closed === 1;
  const others = isClosed || (fix === 'rename' && safe === 1) ? [] : toExtension(place, context);
  if (fix === 'convert') return [...convertDocument(context), ...others];
  if (fix === 'into-object') return [...intoObjects(place, String(to), context), ...others];
  if (fix === 'instead') {
    const lines = String(finding.data?.lines);
    return [...writeInstead(place, String(to), lines, context), ...others];
  }
  const own =
    to === undefined ? undefined : ownFix(place, String(to), String(fix), finding, context);
  if (own === undefined) return others;
  // What a merge key brings there counted until now.
  const isInherited = new PairsByName(place.map).get(String(to))?.via !== undefined;
  return [isInherited ? { ...own, safety: 'unsafe' } : own, ...others];
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
  const isTaken = second === undefined && findPair(map, first) !== undefined;
  if (isTaken && kind !== 'mark-entries') return undefined;
  const params = { to };
  switch (kind) {
    case 'rename': {
      const isSafe =
        finding.messageId === 'misplaced'
          ? isSame(pair) && finding.data?.unsure !== 1
          : finding.data?.safe === 1;
      const edits = renameKey(text, pair, to);
      return { title: 'rename', params, edits, safety: isSafe ? 'safe' : 'unsafe' };
    }
    case 'move':
      return second === undefined ? undefined : moveInto(place, first, second, text);
    case 'invert': {
      if (pair.value?.kind !== 'scalar' || isAnchored(pair)) return undefined;
      const flag = flagOf(pair.value);
      if (flag.with === undefined) return undefined;
      const newText = flag.with === 'true' ? 'false' : 'true';
      const edits = [...renameKey(text, pair, to), { range: rangeOf(pair.value), newText }];
      return { title: 'invert', params, edits, safety: flag.safe === 1 ? 'safe' : 'unsafe' };
    }
    case 'wrap-in-list':
      return toListOfOne(text, pair, to);
    case 'wrap-entries': {
      const edits = wrapEntries(place, to, context);
      return edits && { title: 'wrapEntries', params, edits, safety: 'unsafe' };
    }
    case 'map-to-entries':
      return toEntries(pair, to, context);
    case 'mark-entries': {
      const flag = String(finding.data?.constant ?? '');
      const edits = markEntries(place, to, flag, context);
      return edits && { title: 'mark', params: { name: flag }, edits, safety: 'unsafe' };
    }
    case 'to-constant':
      return toConstant(place, to, String(finding.data?.constant ?? ''), context);
    default:
      return undefined;
  }
}

/** A value of one line becomes the only item of a list; of others only the key changes. */
function toListOfOne(text: string, pair: YamlPair, to: string): Fix {
  const renamed = renameKey(text, pair, to);
  const source = pair.value && text.slice(pair.value.start, pair.value.end);
  const isLine = source?.includes('\n') === false && !isAnchored(pair);
  if (pair.value?.kind !== 'scalar' || source === undefined || !isLine)
    return { title: 'rename', params: { to }, edits: renamed, safety: 'unsafe' };
  const newText = flowList(pair.value.style, [source]);
  const edits = [...renamed, { range: rangeOf(pair.value), newText }];
  return { title: 'rename', params: { to }, edits, safety: 'safe' };
}

/** A map of facts becomes the list in which the standard keeps them. */
function toEntries(
  pair: YamlPair,
  to: string,
  { file: { text }, spec }: FixContext,
): Fix | undefined {
  const { extension } = spec.metamodel;
  if (pair.value?.kind !== 'map' || pair.value.anchor !== undefined) return undefined;
  if (extension === undefined) return undefined;
  const entries = mapToList(text, pair.value, extension.key, extension.value, true);
  if (entries.length === 0) return undefined;
  const edits = [...renameKey(text, pair, to), ...entries];
  return { title: 'rename', params: { to }, edits, safety: 'unsafe' };
}

function asText(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** `- orders: …` becomes `- name: orders` with what stood below. */
function writeEntry(
  pair: YamlPair,
  { data, params }: Finding,
  { file }: FixContext,
): readonly Fix[] {
  const field = String(data?.field);
  const edits = pairToFields(file.text, pair, field, asText(data?.value));
  const shown = { field, name: params?.name ?? '' };
  return edits.length === 0 ? [] : [{ title: 'entry', params: shown, edits, safety: 'unsafe' }];
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
  const edits = replaceScalar(text, written, value);
  return { title: 'retype', params, edits, safety: 'unsafe' };
}

/** A flag whose `true` means a word is replaced by that word; one that is `false` says nothing and goes. */
function toConstant(place: Place, to: string, value: string, context: FixContext): Fix | undefined {
  const { pair } = place;
  if (pair?.value?.kind !== 'scalar') return undefined;
  if (pair.value.value === false) return removal(place, context);
  if (pair.value.value !== true || isAnchored(pair)) return undefined;
  const isFlag = value === 'true' || value === 'false';
  const { text } = context.file;
  const quotes = isJson(text) ? 'json' : 'plain';
  const edits = [
    ...renameKey(text, pair, to),
    { range: rangeOf(pair.value), newText: isFlag ? value : formatScalar(value, quotes) },
  ];
  return { title: 'constant', params: { to, value }, edits, safety: 'unsafe' };
}

function removal(place: Place, { file }: FixContext): Fix {
  const params = { name: String(place.pair?.key.value) };
  return { title: 'remove', params, edits: removePair(file.text, place), safety: 'unsafe' };
}

/** Whether a mere change of name keeps the value's shape: plain values do for certain. */
function isSame({ value }: YamlPair): boolean {
  return value?.kind === 'scalar' && fits(value, { kind: 'scalar' }, '');
}

/** Whether aliases elsewhere may say the same, and would change with the value. */
function isAnchored({ value }: YamlPair): boolean {
  return value?.kind === 'scalar' && value.anchor !== undefined;
}

function rangeOf({ start, end }: YamlScalar): Range {
  return { start, end };
}
