import type { Figure, FigureName } from './figure.ts';

export interface Bound {
  readonly limit: number;
  readonly of: 'p50' | 'p95';
}

/** What our server promises; undefined where nothing is promised. Single values count as their p95. */
export function boundOf({ figure, lines, contracts }: Figure): Bound | undefined {
  const isOfMesh = figure.startsWith('lineage') || figure.startsWith('scaffold');
  if (contracts !== undefined && contracts < 10_000 && !isOfMesh) return undefined;
  const limits = BOUNDS[figure];
  const limit = typeof limits === 'number' ? limits : limits?.[lines];
  return limit === undefined ? undefined : { limit, of: figure === 'edit cpu' ? 'p50' : 'p95' };
}

type Limits = number | Readonly<Record<number, number>>;

const BOUNDS: Readonly<Partial<Record<FigureName, Limits>>> = {
  'cold start': 250,
  edit: { 200: 10, 1_000: 12, 10_000: 25 },
  'edit cpu': { 10_000: 20 },
  completion: { 10_000: 25 },
  hover: 10,
  'hard text': 2_000,
  workspace: 8,
  'workspace peak': 400,
  'policy, some contracts': 2_000,
  'policy, all contracts': 2_000,
  'lineage, first graph': 2_000,
  'lineage edit, panel closed': 30,
  'lineage edit, panel open': 30,
  scaffold: 10,
  'scaffold again': 10,
  references: 50,
  'rename preparation': 50,
  'workspace symbols': 50,
  'code lenses': 50,
};
