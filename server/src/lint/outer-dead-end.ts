import { childOf } from '../model/child-of.ts';
import type { ReferenceRecord, SegmentRecord } from '../model/contract-record.ts';
import type { Declarations, DeclaredSymbol } from '../model/declarations.ts';
import { nothingCalled, type DeadEndMessages } from './dead-end.ts';
import { hasVariable } from './has-variable.ts';
import type { WorkspaceReport } from './rule.ts';

export type OuterDeadEndMessages = Exclude<DeadEndMessages, 'leaf'>;

export const outerDeadEndMessages: Readonly<Record<OuterDeadEndMessages, string>> = {
  'no-object': '`{file}` has no object `{name}`; it has {names}.',
  'no-object-similar': '`{file}` has no object `{name}`. Did you mean `{similar}`?',
  'no-property': '`{holder}` in `{file}` has no property `{name}`; it has {names}.',
  'no-property-similar':
    '`{holder}` in `{file}` has no property `{name}`. Did you mean `{similar}`?',
  'no-id': 'Nothing in `{holder}` of `{file}` has the id `{name}`; there are {names}.',
  'no-id-similar':
    'Nothing in `{holder}` of `{file}` has the id `{name}`. Did you mean `{similar}`?',
  'no-ids': 'Nothing in `{holder}` of `{file}` has an id, so `{name}` leads nowhere.',
};

/** Where a reference into another file stops leading anywhere. */
interface OuterDeadEnd {
  readonly segment: SegmentRecord;
  readonly parent: DeclaredSymbol | undefined;
  readonly candidates: readonly DeclaredSymbol[];
}

/**
 * Says where a reference stops that leads into another file with these contracts. Undefined when it leads to
 * one of them, and when nobody can tell: where nothing is declared, where a name is known at run time
 * only, and in files that are broken.
 */
export function outerDeadEnd(
  reference: ReferenceRecord,
  file: string,
  declared: readonly Declarations[],
): WorkspaceReport<OuterDeadEndMessages> | undefined {
  const { byId } = reference;
  const end = findDeadEnd(reference, declared);
  if (end === undefined) return undefined;
  const { segment, parent, candidates } = end;
  const keys = candidates.flatMap(({ id, name }) => (byId ? id : name) ?? []);
  if (keys.some(hasVariable)) return undefined;
  const { text: name, place } = segment;
  const holder = parent?.name ?? parent?.id ?? 'schema';
  if (keys.length === 0) {
    const all = { name, holder, file };
    return byId && candidates.length > 0 ? { messageId: 'no-ids', params: all, place } : undefined;
  }
  const base = byId ? 'no-id' : parent === undefined ? 'no-object' : 'no-property';
  const better = meant(name, candidates, byId);
  return { ...nothingCalled(name, base, keys, better, { holder, file }), place };
}

function findDeadEnd(
  { segments, byId }: ReferenceRecord,
  declared: readonly Declarations[],
): OuterDeadEnd | undefined {
  const contracts = declared.filter(({ standard }) => standard === 'odcs');
  if (contracts.some(({ partial }) => partial)) return undefined;
  let furthest = -1;
  let end: OuterDeadEnd | undefined;
  for (const contract of contracts) {
    let at = -1;
    for (const [depth, segment] of segments.entries()) {
      const next = childOf(contract, at, segment.text, byId);
      if (next !== undefined) {
        at = next;
        if (depth === segments.length - 1) return undefined;
        continue;
      }
      if (depth > furthest) {
        furthest = depth;
        end = { segment, parent: contract.symbols[at], candidates: below(contract, at) };
      }
      break;
    }
  }
  return end;
}

function below({ symbols }: Declarations, parent: number): readonly DeclaredSymbol[] {
  return symbols.filter(
    (one) => one.parent === parent && (one.kind === 'object' || one.kind === 'property'),
  );
}

/** What has the text as its id where a name is wanted, or the other way round. */
function meant(
  text: string,
  candidates: readonly DeclaredSymbol[],
  byId: boolean,
): string | undefined {
  const other = candidates.find(({ id, name }) => (byId ? name : id) === text);
  return byId ? other?.id : other?.name;
}
