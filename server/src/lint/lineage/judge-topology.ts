import { MultiMap } from '../../base/multi-map.ts';
import { domainKey } from '../../model/governance/policy-scope.ts';
import { topologyIn, type TopologyFile } from '../../model/governed-file.ts';
import type { JudgedTopology, LackingEdge, UnconfirmedEdge } from './judged-topology.ts';
import { changesForMissing } from './missing-tables.ts';
import { isTopology } from '../../model/lineage/is-topology.ts';
import type { WorkspaceVisit } from '../workspace-view.ts';
import { areHandedOut } from './confirmed-by-products.ts';
import { cyclesIn } from './cycles.ts';
import { withoutDetours } from './detours.ts';
import { DrawnEdges, type DrawnEdge } from './drawn-edges.ts';
import { KnownTables } from './known-tables.ts';
import { judgedAsMeant, withNames, withTables } from './meant-topology.ts';
import { mayBeTable, shownNodes, type ShownNode } from './topology-nodes.ts';
import { scopeOf, tablesInScope, type ScopedTable } from './topology-scope.ts';
import { unknownNodes } from './unknown-nodes.ts';
import { upstreamOf, type Upstream } from './upstream.ts';

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
    const scope = this.#scope();
    const missing = this.#missing(scope.tables);
    const unknown = unknownNodes(
      {
        ...{ file: this.#file, nodes: this.#nodes, known: this.#known, strangers, missing },
        isShown: (key) => this.#byKey.has(key),
      },
      this.#visit,
    );
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
    const wanted = new Set(unknown.map(({ node }) => node));
    const steps = new Set([...strangers].flatMap((one) => (wanted.has(one) ? [] : one.name.text)));
    const lacking = this.#lacking({ missing, unconfirmed, steps, domain: scope.domain });
    const wrong = new Set(unconfirmed.map(({ edge }) => edge));
    const names = new Set(unknown.map(({ node }) => node.name.text));
    const drawn = this.#edges.all.filter(
      (edge) => !wrong.has(edge) && !names.has(edge.from.text) && this.#isOfTables(edge),
    );
    const judged: JudgedTopology = {
      ...{ file: this.#file, nodes: this.#nodes, edges: this.#edges, known: this.#known },
      ...{ strangers, unknown, missing, unconfirmed, lacking },
      cycles: cyclesIn(drawn),
      orphans: this.#orphans(strangers, lacking),
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

  /** What the topology is about. A folder below `pipelines` that is called like no domain says nothing. */
  #scope(): { readonly domain: string | undefined; readonly tables: readonly ScopedTable[] } {
    const { uri, workspace } = this.#visit;
    const scope = scopeOf(uri);
    const tables = scope === undefined ? [] : tablesInScope(scope, workspace, this.#known);
    return { domain: tables.length > 0 ? scope?.domain : undefined, tables };
  }

  #missing(inScope: readonly ScopedTable[]): readonly ScopedTable[] {
    // A picture without any table shows domains, systems or steps.
    const isOfTables = this.#nodes.some(({ tables }) => tables.length > 0);
    if (this.#file.header === undefined || !isOfTables) return [];
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

  #lacking({ missing, unconfirmed, steps, domain }: Drawn): readonly LackingEdge[] {
    // A picture of how layers follow each other says nothing of single tables.
    if (this.#edges.all.length === 0 && (this.#file.bundles ?? []).length > 0) return [];
    const absent = new Set(missing.map(({ table }) => table.key));
    const turned = unconfirmed.filter(({ isReversed }) => isReversed);
    const isTurned = (from: ShownNode, to: ShownNode): boolean =>
      turned.some(({ edge }) => edge.from.text === to.name.text && edge.to.text === from.name.text);
    const found = new Map<string, LackingEdge>();
    for (const to of this.#byKey.values()) {
      if (isForeign(to, domain)) continue;
      for (const key of keysOf(to))
        for (const by of this.#upstreamOf(key).values()) {
          const from = this.#byKey.get(by.key);
          if (from === undefined || from === to || by.isOld) continue;
          if (this.#isDrawn(from, to, steps)) continue;
          // Who adds the table in between draws its edges, too.
          if (by.through.some((one) => absent.has(one)) || isTurned(from, to)) continue;
          const pair = `${from.name.text}\n${to.name.text}`;
          if (!found.has(pair)) found.set(pair, { from, to, by });
        }
    }
    return withoutDetours([...found.values()], this.#edges, unconfirmed);
  }

  /** Several nodes may stand for one table, and steps between two tables are no tables. */
  #isDrawn(from: ShownNode, to: ShownNode, steps: ReadonlySet<string>): boolean {
    const twinsOf = (node: ShownNode): readonly string[] => [
      node.name.text,
      ...keysOf(node).flatMap((key) => Array.from(this.#allByKey.of(key), nameOf)),
    ];
    const targets = new Set(twinsOf(to));
    const sources = new Set(twinsOf(from));
    return [...sources].some((a) =>
      [...targets].some((b) => this.#edges.leads(a, b, (name) => steps.has(name))),
    );
  }

  /** Tables that refer to each other by key, and contracts that give each other tables, go round in no circle. */
  #isOfTables({ from, to }: DrawnEdge): boolean {
    const [one, other] = [this.#byName.get(from.text), this.#byName.get(to.text)];
    const mayBe = (node: ShownNode | undefined): boolean =>
      node !== undefined &&
      (node.tables.length === 1 || (node.tables.length === 0 && mayBeTable(node.node)));
    if (!mayBe(one) || !mayBe(other)) return false;
    const [source, target] = [one?.tables[0], other?.tables[0]];
    if (source === undefined || target === undefined || source === target) return true;
    const isRead = this.#upstreamOf(target.key).has(source.key);
    return isRead || !this.#known.areRelated(source, target);
  }

  #orphans(
    strangers: ReadonlySet<ShownNode>,
    lacking: readonly LackingEdge[],
  ): readonly ShownNode[] {
    if (this.#edges.all.length === 0) return [];
    const ends = new Set(lacking.flatMap(({ from, to }) => [from, to]));
    return this.#nodes.filter(
      (one) =>
        !this.#edges.isConnected(one.name.text) &&
        !strangers.has(one) &&
        !ends.has(one) &&
        (one.tables.length > 0 || mayBeTable(one.node)),
    );
  }
}

interface Drawn {
  readonly missing: readonly ScopedTable[];
  readonly unconfirmed: readonly UnconfirmedEdge[];
  /** Names of nodes that are no tables. */
  readonly steps: ReadonlySet<string>;
  /** The one that the topology is about. */
  readonly domain: string | undefined;
}

/** In the picture of a domain the tables of others are inputs: how they are made is not its business. */
function isForeign({ tables }: ShownNode, domain: string | undefined): boolean {
  const owners = tables.flatMap(({ contracts }) => contracts.map((one) => one.domain ?? ''));
  if (domain === undefined || owners.length === 0) return false;
  return owners.every((owner) => domainKey(owner) !== domainKey(domain));
}

function nameOf({ name }: ShownNode): string {
  return name.text;
}

/** What others read it by. */
function keysOf({ tables, name }: ShownNode): readonly string[] {
  return tables.length > 0 ? tables.map(({ key }) => key) : [name.text];
}
