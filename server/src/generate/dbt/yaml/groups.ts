import type { DbtInput } from '../dbt-input.ts';
import { snakeName } from '../plan/safe-name.ts';
import { cleanText, type YamlRecord } from './yaml-text.ts';
import { textOf } from './element-facts.ts';

/** A group for each domain that has products; all domains of the workspace, so that none is lost. Sorted by name. */
export function domainGroups({ contracts }: DbtInput): ReadonlyMap<string, YamlRecord> {
  const groups = new Map<string, YamlRecord>();
  for (const { content, isSource } of contracts) {
    if (isSource || content.domain === undefined) continue;
    const name = groupName(content.domain);
    if (groups.has(name)) continue;
    const owner = content.team?.name ?? content.team?.members[0]?.name ?? content.domain;
    groups.set(name, {
      name,
      owner: { name: textOf(cleanText(owner) === '' ? name : owner) },
      description: textOf(`What the domain ${content.domain} owns.`),
    });
  }
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function groupName(domain: string): string {
  return snakeName(domain, 'other');
}
