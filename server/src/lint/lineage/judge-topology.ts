import { MultiMap } from '../../base/multi-map.ts';
import { mostSimilar } from '../../base/similar.ts';
import type { TopologyFile } from '../../model/governed-file.ts';
import type { WorkspaceVisit } from '../workspace-view.ts';
import { areHandedOut } from './confirmed-by-products.ts';
import { cyclesIn } from './cycles.ts';
import { DrawnEdges, type DrawnEdge } from './drawn-edges.ts';
import { KnownTables } from './known-tables.ts';
import { mayBeTable, shownNodes, type ShownNode } from './topology-nodes.ts';
import { isTopology, scopeOf, tablesInScope, type ScopedTable } from './topology-scope.ts';
import { upstreamOf, type Upstream } from './upstream.ts';

/** What is wrong with a topology. Each mistake is in one of the lists only. */
export interface JudgedTopology {
  readonly file: TopologyFile;
  readonly nodes: readonly ShownNode[];
  readonly edges: DrawnEdges;
  readonly known: KnownTables;
  readonly unknown: readonly UnknownNode[];
  readonly missing: readonly ScopedTable[];
  readonly unconfirmed: readonly UnconfirmedEdge[];
  readonly lacking: readonly LackingEdge[];
  readonly cycles: readonly (readonly DrawnEdge[])[];
  readonly orphans: readonly ShownNode[];
  /** The shown tables that a shown table is made of, by its key. */
  readonly upstream: (key: string) => ReadonlyMap<string, Upstream>;
}

export interface UnknownNode {
  readonly node: ShownNode;
  /** A table that is most likely meant. */
  readonly similar: string | undefined;
}

export interface UnconfirmedEdge {
  readonly edge: DrawnEdge;
  /** Its beginning is made of its end. */
  readonly isReversed: boolean;
}

export interface LackingEdge {
  readonly from: ShownNode;
  readonly to: ShownNode;
  readonly by: Upstream;
}

/** As many unknown names are compared with those of all tables. */
const MAX_COMPARED = 50;

const kept = new WeakMap<WorkspaceVisit, JudgedTopology | undefined>();

/** Undefined for what is no topology. All rules on lineage ask for the same visit, which is judged once. */
export function judgedTopology(visit: WorkspaceVisit): JudgedTopology | undefined {
  if (kept.has(visit)) return kept.get(visit);
  const { governed, uri } = visit;
  const judged =
    governed?.kind === 'topology' && isWhole(governed) && isTopology(uri)
      ? new Judge(governed, visit).judge()
      : undefined;
  kept.set(visit, judged);
  return judged;
}

/** Somebody is still typing where it is broken. */
function isWhole({ nodes, mistakes }: TopologyFile): boolean {
  return nodes.length > 0 && mistakes.length === 0;
}

class Judge {
  readonly #visit: WorkspaceVisit;
  readonly #file: TopologyFile;
  readonly #known: KnownTables;
  readonly #nodes: readonly ShownNode[];
  readonly #edges: DrawnEdges;
  /** By the keys of their tables, or by their names where they have none. */
  readonly #byKey = new Map<string, ShownNode>();
  readonly #allByKey = new MultiMap<string, ShownNode>();
  readonly #byName = new Map<string, ShownNode>();
  readonly #upstream = new Map<string, ReadonlyMap<string, Upstream>>();

  constructor(file: TopologyFile, visit: WorkspaceVisit) {
    this.#file = file;
    this.#visit = visit;
    this.#known = new KnownTables(visit.uri, visit.workspace);
    this.#nodes = shownNodes(file, visit.uri, visit.workspace, this.#known);
    this.#edges = new DrawnEdges(file);
    for (const node of this.#nodes) {
      for (const key of keysOf(node)) {
        if (!this.#byKey.has(key)) this.#byKey.set(key, node);
        this.#allByKey.add(key, node);
      }
      if (!this.#byName.has(node.name.text)) this.#byName.set(node.name.text, node);
    }
  }

  judge(): JudgedTopology {
    const strangers = this.#strangers();
    const names = this.#namesOfTables();
    const unknown = this.#unknown(strangers, names);
    const missing = this.#missing(new Set(unknown.flatMap(({ similar }) => similar ?? [])));
    const unconfirmed = this.#edges.all.flatMap((edge) => this.#unconfirmed(edge, strangers));
    const lacking = this.#lacking(missing, unconfirmed);
    const wrong = new Set(unconfirmed.map(({ edge }) => edge));
    const drawn = this.#edges.all.filter((edge) => !wrong.has(edge) && this.#isOfTables(edge));
    return {
      ...{ file: this.#file, nodes: this.#nodes, edges: this.#edges, known: this.#known },
      ...{ unknown, missing, unconfirmed, lacking },
      cycles: cyclesIn(drawn),
      orphans: this.#orphans(new Set(unknown.map(({ node }) => node)), lacking),
      upstream: (key) => this.#upstreamOf(key),
    };
  }

  #upstreamOf(key: string): ReadonlyMap<string, Upstream> {
    let found = this.#upstream.get(key);
    if (found === undefined) {
      found = upstreamOf(key, (one) => this.#byKey.has(one), this.#known);
      this.#upstream.set(key, found);
    }
    return found;
  }

  /** Nodes that nobody knows: neither by declaring them nor by reading them. */
  #strangers(): ReadonlySet<ShownNode> {
    const read = new Set<string>();
    for (const { tables } of this.#nodes)
      for (const { key } of tables) for (const one of this.#known.readsOf(key)) read.add(one.key);
    return new Set(
      this.#nodes.filter(({ name, tables }) => tables.length === 0 && !read.has(name.text)),
    );
  }

  /** What a misspelt node may mean: tables that are there and that the topology does not show. */
  #namesOfTables(): () => readonly string[] {
    let names: readonly string[] | undefined;
    return () =>
      (names ??= [
        ...new Set(
          Array.from(this.#visit.workspace.tables(), ({ name, uri }) =>
            uri === undefined || this.#byKey.has(this.#known.named(name)?.key ?? name) ? '' : name,
          ),
        ),
      ].filter((name) => name !== ''));
  }

  /** A picture of mostly unknown things is about something else, or about what is not there yet. */
  #unknown(
    strangers: ReadonlySet<ShownNode>,
    names: () => readonly string[],
  ): readonly UnknownNode[] {
    const candidates = [...strangers].filter(({ node }) => mayBeTable(node));
    const isPlan = candidates.length > this.#nodes.length - strangers.size;
    return candidates.flatMap((node, index): UnknownNode[] => {
      const similar = index < MAX_COMPARED ? mostSimilar(node.name.text, names()) : undefined;
      return similar === undefined && isPlan ? [] : [{ node, similar }];
    });
  }

  #missing(meant: ReadonlySet<string>): readonly ScopedTable[] {
    const { uri, workspace } = this.#visit;
    const scope = scopeOf(uri);
    if (scope === undefined || this.#file.header === undefined) return [];
    const inScope = tablesInScope(scope, workspace, this.#known);
    // Some pictures show the tables that contracts promise and leave out how they are made.
    const showsModels = this.#nodes.some(({ tables }) =>
      tables.some(({ contracts, models }) => contracts.length === 0 && models.length > 0),
    );
    return inScope.filter(
      ({ table, isModel }) =>
        !this.#byKey.has(table.key) && !meant.has(table.key) && (showsModels || !isModel),
    );
  }

  #unconfirmed(edge: DrawnEdge, strangers: ReadonlySet<ShownNode>): readonly UnconfirmedEdge[] {
    const [from, to] = [this.#byName.get(edge.from.text), this.#byName.get(edge.to.text)];
    if (from === undefined || to === undefined || strangers.has(from) || strangers.has(to))
      return [];
    const [sources, targets] = [keysOf(from), keysOf(to)];
    if (sources.some((key) => targets.includes(key))) return [];
    const reads = (readers: readonly string[], read: readonly string[]): boolean =>
      readers.some((key) => read.some((one) => this.#upstreamOf(key).has(one)));
    if (reads(targets, sources)) return [];
    if (reads(sources, targets)) return [{ edge, isReversed: true }];
    // Where nobody says what a table is made of, the picture is the only one that does.
    if (!targets.some((key) => this.#known.readsOf(key).length > 0)) return [];
    const isSaid =
      from.tables.some((one) => to.tables.some((other) => this.#known.areRelated(one, other))) ||
      areHandedOut(from.tables, to.tables, this.#visit.workspace);
    return isSaid ? [] : [{ edge, isReversed: false }];
  }

  #lacking(
    missing: readonly ScopedTable[],
    unconfirmed: readonly UnconfirmedEdge[],
  ): readonly LackingEdge[] {
    const absent = new Set(missing.map(({ table }) => table.key));
    const turned = unconfirmed.filter(({ isReversed }) => isReversed);
    const isTurned = (from: ShownNode, to: ShownNode): boolean =>
      turned.some(({ edge }) => edge.from.text === to.name.text && edge.to.text === from.name.text);
    const found = new Map<string, LackingEdge>();
    for (const to of this.#byKey.values())
      for (const key of keysOf(to))
        for (const by of this.#upstreamOf(key).values()) {
          const from = this.#byKey.get(by.key);
          if (from === undefined || from === to || this.#isDrawn(from, to)) continue;
          // Who adds the table in between draws its edges, too.
          if (by.through.some((one) => absent.has(one)) || isTurned(from, to)) continue;
          const pair = `${from.name.text}\n${to.name.text}`;
          if (!found.has(pair)) found.set(pair, { from, to, by });
        }
    return [...found.values()];
  }

  /** Several nodes may stand for one table. */
  #isDrawn(from: ShownNode, to: ShownNode): boolean {
    if (this.#edges.has(from.name.text, to.name.text)) return true;
    const twinsOf = (node: ShownNode): readonly ShownNode[] =>
      keysOf(node).flatMap((key) => [...this.#allByKey.of(key)]);
    const targets = twinsOf(to);
    return twinsOf(from).some((a) =>
      targets.some((b) => this.#edges.has(a.name.text, b.name.text)),
    );
  }

  #isOfTables({ from, to }: DrawnEdge): boolean {
    return [from, to].every(({ text }) => {
      const shown = this.#byName.get(text);
      return shown !== undefined && (shown.tables.length > 0 || mayBeTable(shown.node));
    });
  }

  #orphans(unknown: ReadonlySet<ShownNode>, lacking: readonly LackingEdge[]): readonly ShownNode[] {
    if (this.#edges.all.length === 0) return [];
    const ends = new Set(lacking.flatMap(({ from, to }) => [from, to]));
    return this.#nodes.filter(
      (one) =>
        !this.#edges.isConnected(one.name.text) &&
        !unknown.has(one) &&
        !ends.has(one) &&
        (one.tables.length > 0 || mayBeTable(one.node)),
    );
  }
}

/** What others read it by. */
function keysOf({ tables, name }: ShownNode): readonly string[] {
  return tables.length > 0 ? tables.map(({ key }) => key) : [name.text];
}
