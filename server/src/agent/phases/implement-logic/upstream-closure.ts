import type { World } from '../../world.ts';

/** Nobody's model is made of more, and each one is a question. */
const MAX_TABLES = 200;

/** Table -> tables that it is made of, for a table and all that is before it, as the lineage says. */
export async function upstreamClosure(
  table: string,
  world: World,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  const open = [table];
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    if (found.has(name) || found.size >= MAX_TABLES) continue;
    const neighbours = await world.lineage(name);
    const names = [...new Set((neighbours?.upstream ?? []).map(nameOf))].sort();
    if (names.length === 0) continue;
    found.set(name, names);
    open.push(...names);
  }
  return found;
}

/** Without the path behind it: `orders (specs/contracts/orders.odcs.yaml)`. */
export function nameOf(neighbour: string): string {
  return neighbour.replace(/\s+\(.*\)$/su, '');
}
