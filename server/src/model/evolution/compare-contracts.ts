import type { ContractContent, ServerContent, TeamContent } from '../content/contract-content.ts';
import { compareObjects } from './compare-objects.ts';
import { compareServiceLevels } from './compare-service-levels.ts';
import { ChangeList, type ContractChange } from './contract-change.ts';

/**
 * What `after` says in another way than `before`, in the order of the text: first the contract, then its objects. Things
 * are the same where their id is, else where their name is. Nothing where there was no contract: all of it is new.
 */
export function compareContracts(
  before: ContractContent | undefined,
  after: ContractContent,
): readonly ContractChange[] {
  const list = new ChangeList();
  if (before === undefined) {
    for (const { name, nameAt: at } of after.objects)
      list.add('object-added', { element: name, at }, 'new');
    return list.changes;
  }
  compareHead(before, after, list);
  compareServiceLevels(before, after, list);
  compareObjects(before.objects, after.objects, after.at, list);
  return list.changes;
}

function compareHead(before: ContractContent, after: ContractContent, list: ChangeList): void {
  const about = { element: '', at: { start: after.at.start, end: after.at.start } };
  const changed = (one: string | undefined, other: string | undefined): boolean =>
    (one ?? '') !== (other ?? '');
  if (changed(before.version, after.version))
    list.add('version-changed', about, 'version {after}, was {before}', {
      before: before.version ?? '-',
      after: after.version ?? '-',
    });
  if (changed(before.status, after.status))
    list.add('text-changed', about, 'status {after}, was {before}', {
      before: before.status ?? '-',
      after: after.status ?? '-',
    });
  for (const field of ['name', 'id', 'domain', 'dataProduct', 'tenant'] as const)
    if (changed(before[field], after[field]))
      list.add(
        'text-changed',
        about,
        '{field} {after}, was {before}',
        { field, before: before[field] ?? '-', after: after[field] ?? '-' },
        // References name them.
        field === 'id',
      );
  for (const field of ['purpose', 'usage', 'limitations'] as const)
    if (changed(before.description[field], after.description[field]))
      list.add('text-changed', about, '{field} reworded', { field });
  if (before.tags.join('\n') !== after.tags.join('\n'))
    list.add('text-changed', about, 'tags changed');
  if (teamText(before.team) !== teamText(after.team))
    list.add('owner-changed', about, 'team {after}, was {before}', {
      before: before.team?.name ?? '-',
      after: after.team?.name ?? '-',
    });
  compareServers(before.servers, after.servers, list);
}

function teamText(team: TeamContent | undefined): string {
  return JSON.stringify(team ?? null);
}

/** Whoever reads the data finds it there. */
function compareServers(
  before: readonly ServerContent[],
  after: readonly ServerContent[],
  list: ChangeList,
): void {
  const known = new Map(before.map((server) => [serverKey(server), server]));
  for (const server of after) {
    const { at } = server;
    const element = server.server ?? '';
    const old = known.get(serverKey(server));
    known.delete(serverKey(server));
    if (old === undefined) list.add('text-changed', { element, at }, 'new server');
    else if (JSON.stringify({ ...old, at: 0 }) !== JSON.stringify({ ...server, at: 0 }))
      list.add('text-changed', { element, at }, 'server moved', {}, true);
  }
  const at = after[0]?.at ?? { start: 0, end: 0 };
  for (const { server } of known.values())
    list.add('text-changed', { element: server ?? '', at }, 'server removed', {}, true);
}

function serverKey({ server, type }: ServerContent): string {
  return server ?? type ?? '';
}
