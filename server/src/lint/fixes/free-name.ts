import { findPair, type YamlMap } from '../../syntax/yaml/tree.ts';
import type { Place } from './place.ts';

/**
 * The line `name: example` with a name that no other entry of the list has: the example of the tables may
 * stand there already. Entries before it that lack a name as well will take one each.
 */
export function withFreeName(line: string, map: YamlMap, place: Place): string {
  const list = place.sequence ?? place.around[0]?.pair.value;
  const [, field, name = '', quote = ''] = /^(\w+): "?(.*?)("?)$/.exec(line) ?? [];
  if (list?.kind !== 'sequence' || field === undefined) return line;
  const taken = new Set<string>();
  let before = 0;
  for (const { value: entry } of list.items) {
    if (entry?.kind !== 'map') continue;
    const written = findPair(entry, field)?.value;
    if (written?.kind === 'scalar' && written.value !== null) taken.add(String(written.value));
    else if (entry.start < map.start) before++;
  }
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name}_${String(number)}`;
    if (!taken.has(free) && before-- <= 0) return `${field}: ${quote}${free}${quote}`;
  }
}
