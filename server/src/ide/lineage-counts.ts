import { formatMessage, type Translate } from '../lint/format-message.ts';
import type { LineageGraph } from '../model/lineage/lineage-graph.ts';

/** The tables of a workspace, and which of them an object of a contract is. */
export interface TableGraph {
  readonly graph: LineageGraph;
  /** Id of the table that an object of a contract describes. */
  object(uri: string, contract: number, index: number): string | undefined;
}

/** How many tables one is made of, and how many are made of it, over all steps. References by key do not count. */
export interface LineageCounts {
  readonly upstream: number;
  readonly downstream: number;
}

/** Ids of the tables right next to one. */
export interface NextTables {
  readonly upstream: readonly string[];
  readonly downstream: readonly string[];
}

type Steps = ReadonlyMap<string, readonly string[]>;

interface BothWays {
  readonly up: Steps;
  readonly down: Steps;
}

/** Who feeds whom, by graph: a graph is never changed, only replaced. */
const known = new WeakMap<LineageGraph, BothWays>();

export function lineageCounts(graph: LineageGraph, node: string): LineageCounts {
  const { up, down } = bothWays(graph);
  return { upstream: reached(up, node), downstream: reached(down, node) };
}

export function nextTo(graph: LineageGraph, node: string): NextTables {
  const { up, down } = bothWays(graph);
  return { upstream: up.get(node) ?? [], downstream: down.get(node) ?? [] };
}

/** `3 upstream, 5 downstream` */
export function countsText({ upstream, downstream }: LineageCounts, translate: Translate): string {
  const params = { upstream, downstream };
  return formatMessage('{upstream} upstream, {downstream} downstream', params, translate);
}

function bothWays(graph: LineageGraph): BothWays {
  let steps = known.get(graph);
  if (steps === undefined) known.set(graph, (steps = stepsOf(graph)));
  return steps;
}

function stepsOf({ edges }: LineageGraph): BothWays {
  const up = new Map<string, string[]>();
  const down = new Map<string, string[]>();
  for (const { from, to, kind } of edges) {
    if (kind !== 'flow') continue;
    add(up, to, from);
    add(down, from, to);
  }
  return { up, down };
}

function add(steps: Map<string, string[]>, from: string, to: string): void {
  const list = steps.get(from);
  if (list === undefined) steps.set(from, [to]);
  else list.push(to);
}

function reached(steps: Steps, node: string): number {
  const found = new Set([node]);
  for (const one of found) for (const next of steps.get(one) ?? []) found.add(next);
  return found.size - 1;
}
