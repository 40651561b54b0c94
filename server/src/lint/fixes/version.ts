import { topLevelPair, VERSION_FIELD } from '../../model/contract.ts';
import { removePair } from '../../syntax/yaml/edit/remove-pair.ts';
import { renameKey, replaceScalar } from '../../syntax/yaml/edit/replace-scalar.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf, type Place } from './place.ts';
import { textsToEntries } from './texts-to-entries.ts';
import { writeInstead } from './write-instead.ts';

/** Writes what is too new as older versions say it, raises the declared version or does without it; renames what went away. */
export function fixVersion(finding: Finding, context: FixContext): readonly Fix[] {
  const { since, to, name } = finding.data ?? {};
  const place = placeOf(context, finding.range);
  const isKey = place?.pair?.key.start === finding.range.start;
  if (to !== undefined) {
    if (place?.pair === undefined || !isKey) return [];
    const edits = renameKey(context.file.text, place.pair, String(to));
    return [{ title: 'rename', params: { to }, edits, safety: 'unsafe' }];
  }
  if (since === undefined) return [];
  if (name === undefined || place === undefined || !isKey) return raise(String(since), context);
  return [
    ...asBefore(place, finding, context),
    ...raise(String(since), context, entries(place, finding, context)),
    ...without(place, String(name), context),
  ];
}

function raise(since: string, context: FixContext, others: Fix['edits'] = []): readonly Fix[] {
  const node = topLevelPair(context.document, VERSION_FIELD)?.value;
  if (node?.kind !== 'scalar') return [];
  const edits = [...replaceScalar(context.file.text, node, `v${since}`), ...others];
  return [{ title: 'bump', params: { since }, edits, safety: 'unsafe' }];
}

function asBefore(place: Place, { data }: Finding, context: FixContext): readonly Fix[] {
  if (data?.instead === undefined) return [];
  return writeInstead(place, String(data.instead), String(data.lines), context);
}

/** In the newer version the plain values of the list must be entries, too. */
function entries({ pair }: Place, { data }: Finding, { file }: FixContext): Fix['edits'] {
  if (data?.field === undefined || pair?.value?.kind !== 'sequence') return [];
  return textsToEntries(file.text, pair.value, String(data.field));
}

function without(place: Place, name: string, { file }: FixContext): readonly Fix[] {
  const edits = removePair(file.text, place);
  return edits.length === 0
    ? []
    : [{ title: 'remove', params: { name }, edits, safety: 'unsafe', fallback: true }];
}
