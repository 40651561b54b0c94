import { MultiMap } from '../../base/multi-map.ts';
import { mostSimilar } from '../../base/similar.ts';
import { domainKey } from '../../model/governance/policy-scope.ts';
import { topologyIn, type TopologyFile } from '../../model/governed-file.ts';
import type {
  JudgedTopology,
  LackingEdge,
  UnconfirmedEdge,
  UnknownNode,
} from './judged-topology.ts';
import { changesForMissing } from './missing-tables.ts';
import { isTopology } from '../../model/lineage/is-topology.ts';
import { isMarkdown } from '../../syntax/mermaid/diagrams.ts';
import type { WorkspaceVisit } from '../workspace-view.ts';
import { areHandedOut } from './confirmed-by-products.ts';
import { cyclesIn } from './cycles.ts';
import { DrawnEdges, type DrawnEdge } from './drawn-edges.ts';
import { KnownTables } from './known-tables.ts';
import { judgedAsMeant, withNames, withTables } from './meant-topology.ts';
import { mayBeTable, shownNodes, type ShownNode } from './topology-nodes.ts';
import { scopeOf, tablesInScope, type ScopedTable } from './topology-scope.ts';
import { upstreamOf, type Upstream } from './upstream.ts';

/** As many unknown names are compared with those of all tables. */
const MAX_COMPARED = 50;

const kept = new WeakMap<WorkspaceVisit, readonly JudgedTopology[]>();

/** Undefined for what is no topology. */
export function judgedTopology(visit: WorkspaceVisit): JudgedTopology | undefined {
  return isTopology(visit.uri) ? judgedFlowcharts(visit)[0] : undefined;
}

/**
 * What is wrong with a topology, or with each flowchart in the fences of a page. All rules on lineage ask for the same
 * visit, which is judged once.
 */
export function judgedFlowcharts(visit: WorkspaceVisit): readonly JudgedTopology[] {
  const known = kept.get(visit);
  if (known !== undefined) return known;
  const judged = flowchartsOf(visit)
    .filter(isWhole)
    .map((file) => new Judge(file, visit).judge());
  kept.set(visit, judged);
  return judged;
}

function flowchartsOf({ governed, uri }: WorkspaceVisit): readonly TopologyFile[] {
  const file = topologyIn(governed);
  if (file === undefined) return [];
  return file.fences ?? (isTopology(uri) ? [file] : []);
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
    const missing = this.#missing();
    const unknown = this.#unknown(strangers, missing);
    const meant = new Map(
      unknown.flatMap(({ node, similar }) =>
        similar === undefined ? [] : [[node.name.text, similar] as const],
      ),
    );
    if (meant.size > 0)
      return judgedAsMeant(
        { unknown },
        new Judge(withNames(this.#file, meant), this.#visit).judge(),
      );
    const unconfirmed = this.#edges.all.flatMap((edge) => this.#unconfirmed(edge, strangers));
    const lacking = this.#lacking(missing, unconfirmed);
    const wrong = new Set(unconfirmed.map(({ edge }) => edge));
    const drawn = this.#edges.all.filter((edge) => !wrong.has(edge) && this.#isOfTables(edge));
    const judged: JudgedTopology = {
      ...{ file: this.#file, nodes: this.#nodes, edges: this.#edges, known: this.#known },
      ...{ unknown, missing, unconfirmed, lacking },
      cycles: cyclesIn(drawn),
      orphans: this.#orphans(new Set(unknown.map(({ node }) => node)), lacking),
      upstream: (key) => this.#upstreamOf(key),
      completed: () => new Judge(withTables(this.#file, missing), this.#visit).judge(),
      additions: () => changesForMissing(judged),
    };
    return judged;
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

  /** A picture of mostly unknown things is about something else, or about what is not there yet. */
  #unknown(
    strangers: ReadonlySet<ShownNode>,
    missing: readonly ScopedTable[],
  ): readonly UnknownNode[] {
    const candidates = [...strangers].filter(({ node }) => mayBeTable(node));
    if (candidates.length === 0 || this.#isProse(candidates)) return [];
    const names = this.#namesOfTables();
    const meant = new Map<ShownNode, string>();
    const taken = new Set<string>();
    for (const node of candidates.slice(0, MAX_COMPARED)) {
      const similar = mostSimilar(node.name.text, names);
      // Two nodes for one table would be the next mistake.
      if (similar === undefined || taken.has(similar)) continue;
      taken.add(similar);
      meant.set(node, similar);
    }
    for (const { table } of missing) taken.add(table.key);
    const isPlan =
      candidates.length - meant.size > this.#nodes.length - strangers.size + taken.size;
    return candidates.flatMap((node): UnknownNode[] => {
      const name = node.name.text;
      const similar = meant.get(node);
      if (similar !== undefined) return [{ node, similar, change: { rename: [[name, similar]] } }];
      return isPlan ? [] : [{ node, similar, change: { removeNodes: [name] } }];
    });
  }

  /** On a page a flowchart may picture anything: it shows tables where at least every second name is one. */
  #isProse(candidates: readonly ShownNode[]): boolean {
    const known = this.#nodes.filter(({ tables }) => tables.length > 0);
    return isMarkdown(this.#visit.uri) && candidates.length > known.length;
  }

  /** What a misspelt node may mean: tables that are there and that the topology does not show. */
  #namesOfTables(): readonly string[] {
    const names = new Set<string>();
    for (const { name, uri } of this.#visit.workspace.tables())
      if (uri !== undefined && !this.#byKey.has(this.#known.named(name)?.key ?? name))
        names.add(name);
    return [...names];
  }

  #missing(): readonly ScopedTable[] {
    const { uri, workspace } = this.#visit;
    const scope = scopeOf(uri);
    if (scope === undefined || this.#file.header === undefined) return [];
    const inScope = tablesInScope(scope, workspace, this.#known);
    // Some pictures show the tables that contracts promise and leave out how they are made.
    const showsModels = this.#nodes.some(({ tables }) =>
      tables.some(({ contracts, models }) => contracts.length === 0 && models.length > 0),
    );
    return inScope.filter(
      ({ table, isModel }) => !this.#byKey.has(table.key) && (showsModels || !isModel),
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
    for (const to of this.#byKey.values()) {
      if (this.#isForeign(to)) continue;
      for (const key of keysOf(to))
        for (const by of this.#upstreamOf(key).values()) {
          const from = this.#byKey.get(by.key);
          if (from === undefined || from === to || by.isOld || this.#isDrawn(from, to)) continue;
          // Who adds the table in between draws its edges, too.
          if (by.through.some((one) => absent.has(one)) || isTurned(from, to)) continue;
          const pair = `${from.name.text}\n${to.name.text}`;
          if (!found.has(pair)) found.set(pair, { from, to, by });
        }
    }
    return [...found.values()];
  }

  /** In the picture of a domain the tables of others are inputs: how they are made is not its business. */
  #isForeign({ tables }: ShownNode): boolean {
    const domain = scopeOf(this.#visit.uri)?.domain;
    const owners = tables.flatMap(({ contracts }) => contracts.map((one) => one.domain ?? ''));
    if (domain === undefined || owners.length === 0) return false;
    return owners.every((owner) => domainKey(owner) !== domainKey(domain));
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
