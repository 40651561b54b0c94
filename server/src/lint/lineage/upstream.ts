import type { KnownTables, TableRead } from './known-tables.ts';

/** As many tables are looked through between two that are shown. */
const MAX_HIDDEN = 500;

/** A shown table that another one is made of. */
export interface Upstream {
  readonly key: string;
  /** Who says so, where the way from the table begins. */
  readonly read: TableRead;
  /** Tables between that are not shown, the nearest first. */
  readonly through: readonly string[];
  /** Somewhere on the way only what dbt wrote down when it ran last says so. */
  readonly isOld: boolean;
}

/** The shown tables that a table is made of, straight or through tables that are not shown; each once, by the shortest way. */
export function upstreamOf(
  key: string,
  isShown: (key: string) => boolean,
  known: KnownTables,
): ReadonlyMap<string, Upstream> {
  const found = new Map<string, Upstream>();
  const seen = new Set([key]);
  let around: readonly { readonly key: string; readonly way: Upstream | undefined }[] = [
    { key, way: undefined },
  ];
  while (around.length > 0 && seen.size <= MAX_HIDDEN) {
    const next: { key: string; way: Upstream }[] = [];
    for (const { key: at, way } of around)
      for (const read of known.readsOf(at)) {
        if (seen.has(read.key)) continue;
        seen.add(read.key);
        const through = way === undefined ? [] : [...way.through, at];
        const isOld = way?.isOld === true || read.isOld === true;
        const step = { key: read.key, read: way?.read ?? read, through, isOld };
        if (isShown(read.key)) found.set(read.key, step);
        else next.push({ key: read.key, way: step });
      }
    around = next;
  }
  return found;
}
