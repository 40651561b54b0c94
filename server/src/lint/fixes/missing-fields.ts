import type { Finding, Fix, FixContext } from '../rule.ts';
import { withFreeName } from './free-name.ts';
import { fixVersion } from './version.ts';
import { quoteComment } from './null-value.ts';
import { mapAt, placeOf } from './place.ts';
import { renameKey, replaceScalar } from '../../syntax/yaml/edit/replace-scalar.ts';
import { insertPair } from '../../syntax/yaml/edit/insert-pair.ts';

/** Inserts `data.skeleton` behind the last key of the map, or gives a key without value a first one. */
export function fixMissingFields(finding: Finding, context: FixContext): readonly Fix[] {
  const { missing, skeleton, fill, value, to } = finding.data ?? {};
  if (to !== undefined) return renameOlder(finding, context, String(to));
  if (fill !== undefined) return fillIn(finding, context, String(value));
  if (missing === undefined || skeleton === undefined) return [];
  return [
    ...fixVersion(finding, context),
    ...insert(finding, context, String(missing), String(skeleton)),
  ];
}

/** Gives a field its newer name, and its value the word that goes with it. */
function renameOlder(finding: Finding, context: FixContext, to: string): readonly Fix[] {
  const pair = placeOf(context, finding.range)?.pair;
  if (pair?.key.start !== finding.range.start) return [];
  const { text } = context.file;
  const value = finding.data?.value;
  const word =
    value === undefined || pair.value?.kind !== 'scalar'
      ? []
      : replaceScalar(text, pair.value, String(value));
  const edits = [...renameKey(text, pair, to), ...word];
  return [{ title: 'rename', params: { to }, edits, safety: 'unsafe' }];
}

function insert(
  finding: Finding,
  context: FixContext,
  missing: string,
  skeleton: string,
): readonly Fix[] {
  const { text } = context.file;
  const at = mapAt(context, finding.range);
  if (at === undefined) return [];
  const names = missing.split(' ');
  const called = finding.data?.called;
  const block = skeleton
    .split('\n')
    .map((line) =>
      line.startsWith(`${String(called)}: `) ? withFreeName(line, at.map, at.place) : line,
    )
    .join('\n');
  // In braces only lines that hold a whole pair can be written.
  if (at.map.flow && block.split('\n').length !== names.length) return [];
  const edits = insertPair(text, at.map, block, block.replaceAll('\n', ', '));
  if (edits.length === 0) return [];
  const params = { fields: names.map((name) => `\`${name}\``).join(', ') };
  return [{ title: 'insert', params, edits, safety: 'unsafe' }];
}

function fillIn(finding: Finding, context: FixContext, value: string): readonly Fix[] {
  const place = placeOf(context, finding.range);
  const pair = place?.pair;
  if (pair?.key.start !== finding.range.start || place?.map === undefined) return [];
  const { value: node, colon, key } = pair;
  if (node !== undefined && node.kind !== 'scalar') return [];
  const quoted = quoteComment(context.file.text, pair);
  if (quoted.length > 0) return [{ title: 'quote', edits: quoted, safety: 'unsafe' }];
  const range =
    node === undefined || node.end === node.start
      ? { start: Math.max(colon + 1, key.end), end: Math.max(colon + 1, key.end) }
      : { start: node.start, end: node.end };
  const { called } = finding.data ?? {};
  const line = `${String(called)}: ${value}`;
  const free =
    called === undefined
      ? value
      : withFreeName(line, place.map, place).slice(String(called).length + 2);
  const newText = range.end === range.start ? ` ${free}` : free;
  return [{ title: 'fill', edits: [{ range, newText }], safety: 'unsafe' }];
}
