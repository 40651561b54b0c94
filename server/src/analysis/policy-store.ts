import type { BaseOfPolicy, PolicyFiles } from '../lint/workspace-view.ts';
import type { PolicyFile } from '../model/governance/policy-file.ts';
import {
  byDistance,
  isInScope,
  policyScope,
  scopeKey,
  type PolicyScope,
} from '../model/governance/policy-scope.ts';
import { noPolicies, putTogether } from '../model/governance/put-together.ts';
import type { Policies } from '../model/governance/policies.ts';
import { DEFAULT_PROFILE } from './default-settings.ts';

/** Combinations of policies that are remembered. */
const MAX_COMBINATIONS = 2_000;
/** Files that refine each other, one behind the other. */
const MAX_BASES = 10;

interface Entry {
  readonly file: PolicyFile;
  /** With all folders around it: which file wins must not depend on the current folder. */
  readonly place: string;
  readonly scope: PolicyScope;
  readonly isTorn: boolean;
}

/** A file of policies that holds for another file, and how it comes to it. */
export interface PolicyInForce {
  readonly file: PolicyFile;
  readonly scope: PolicyScope;
  /** It holds because another one names it as its base. */
  readonly asBase: boolean;
}

/** What the store asks of its host. */
export interface PolicyPaths {
  resolveFile(from: string, path: string): string | undefined;
  /** The whole place of a file, with all folders around it. */
  absolute(uri: string): string;
  /** The profile whose policies hold for files there; `default` where nobody says another one. */
  profile?(uri: string): string;
}

/** The policies of a workspace, and which of them hold for a file. */
export class PolicyStore implements PolicyFiles {
  readonly #paths: PolicyPaths;
  readonly #entries = new Map<string, Entry>();
  /** Farthest first. */
  #sorted: readonly Entry[] | undefined;
  /** Those of one kind that hold for the same files, in the order in which they are read. */
  #sameScope: ReadonlyMap<string, readonly Entry[]> | undefined;
  /** By the policies' URIs, one behind the other. */
  readonly #together = new Map<string, Policies>();
  #byPlace = new Map<string, Policies>();

  constructor(paths: PolicyPaths) {
    this.#paths = paths;
  }

  get size(): number {
    return this.#entries.size;
  }

  /**
   * Whether something changed. A file that lies where no policy is looked for is none. Of a torn one the last whole
   * version goes on to hold: with a rule or an exception less, contracts that nobody touched would be wrong.
   */
  put(uri: string, file: PolicyFile | undefined, isTorn = false): boolean {
    if (isTorn && this.#entries.get(uri)?.isTorn === false) return false;
    const place = this.#paths.absolute(uri);
    const scope = file && policyScope(place);
    if (file === undefined || scope === undefined) {
      if (!this.#entries.delete(uri)) return false;
    } else this.#entries.set(uri, { file, place, scope, isTorn });
    this.forget();
    return true;
  }

  /** Files that are named as a base and are not there. */
  missingBases(): ReadonlySet<string> {
    const missing = new Set<string>();
    for (const { file } of this.#entries.values()) {
      const base = this.#baseUri(file);
      if (base !== undefined && !this.#entries.has(base)) missing.add(base);
    }
    return missing;
  }

  files(): Iterable<PolicyFile> {
    return Array.from(this.#entries.values(), ({ file }) => file);
  }

  /** What holds for a file that says it belongs to a domain. */
  of(uri: string, domain: string | undefined): Policies {
    if (this.#entries.size === 0) return noPolicies;
    const place = `${uri.slice(0, uri.lastIndexOf('/'))} ${domain ?? ''}`;
    let found = this.#byPlace.get(place);
    if (found === undefined) {
      const files = this.inForce(uri, domain).map(({ file }) => file);
      const key = files.map((file) => file.uri).join(' ');
      found = this.#together.get(key) ?? putTogether(files);
      this.#together.set(key, found);
      if (this.#byPlace.size > MAX_COMBINATIONS) this.#byPlace.clear();
      this.#byPlace.set(place, found);
    }
    return found;
  }

  /** The files that hold for a file, farthest first. */
  inForce(uri: string, domain: string | undefined): readonly PolicyInForce[] {
    const place = this.#paths.absolute(uri);
    const profile = this.#paths.profile?.(uri) ?? DEFAULT_PROFILE;
    const found = this.#inOrder().filter(({ scope }) => isInScope(scope, place, domain, profile));
    const own = new Set(found);
    return Array.from(this.#asRead(found), (entry) => ({
      file: entry.file,
      scope: entry.scope,
      asBase: !own.has(entry),
    }));
  }

  overruling(uri: string): string | undefined {
    const entry = this.#entries.get(uri);
    // Each canvas is about its own product.
    if (entry === undefined || entry.file.kind === 'canvas') return undefined;
    const last = this.#bySameScope()
      .get(keyOf(entry))
      ?.findLast((one) => one === entry || !this.#basesOf(one).includes(entry));
    return last === entry ? undefined : last?.file.uri;
  }

  base(uri: string): BaseOfPolicy | undefined {
    const entry = this.#entries.get(uri);
    if (entry === undefined || !('base' in entry.file) || entry.file.base === undefined)
      return undefined;
    const path = entry.file.base;
    const base = this.#entries.get(this.#baseUri(entry.file) ?? '');
    if (base === undefined) return { path, is: 'missing' };
    if (base.file.kind !== entry.file.kind) return { path, is: 'other-kind' };
    const circle = this.#circleOf(entry);
    return circle === undefined ? { path, is: 'there' } : { path, is: 'circle', circle };
  }

  *alike(uri: string): Iterable<string> {
    const entry = this.#entries.get(uri);
    if (entry === undefined) return;
    for (const one of this.#inOrder()) {
      if (one === entry || one.file.kind !== entry.file.kind) continue;
      if (!this.#basesOf(one).includes(entry)) yield one.file.uri;
    }
  }

  /** The files that extend each other, if this one is the farthest of them. */
  #circleOf(entry: Entry): readonly PolicyFile[] | undefined {
    const circle = new Set([entry]);
    let at = this.#baseOf(entry);
    for (; at !== undefined && !circle.has(at); at = this.#baseOf(at)) circle.add(at);
    if (at !== entry || [...circle].some((one) => fartherFirst(one, entry) < 0)) return undefined;
    return Array.from(circle, ({ file }) => file);
  }

  #inOrder(): readonly Entry[] {
    return (this.#sorted ??= [...this.#entries.values()].sort(fartherFirst));
  }

  #bySameScope(): ReadonlyMap<string, readonly Entry[]> {
    if (this.#sameScope !== undefined) return this.#sameScope;
    const groups = new Map<string, Entry[]>();
    for (const entry of this.#inOrder()) {
      const key = keyOf(entry);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [entry]);
      else group.push(entry);
    }
    this.#sameScope = new Map(Array.from(groups, ([key, group]) => [key, this.#ownAsRead(group)]));
    return this.#sameScope;
  }

  /** Without those that belong to other files and are read for these. */
  #ownAsRead(group: readonly Entry[]): readonly Entry[] {
    if (group.length < 2) return group;
    const own = new Set(group);
    return [...this.#asRead(group)].filter((one) => own.has(one));
  }

  /** In the order in which they are read, each behind what it refines. */
  #asRead(entries: Iterable<Entry>): ReadonlySet<Entry> {
    const read = new Set<Entry>();
    for (const entry of entries) {
      for (const base of this.#basesOf(entry)) read.add(base);
      read.add(entry);
    }
    return read;
  }

  /** The policies of the same kind that a file refines, farthest first. */
  #basesOf(entry: Entry): readonly Entry[] {
    const bases: Entry[] = [];
    for (let at = this.#baseOf(entry); at !== undefined; at = this.#baseOf(at)) {
      if (at === entry || bases.includes(at) || bases.length >= MAX_BASES) break;
      bases.unshift(at);
    }
    return bases;
  }

  #baseOf({ file }: Entry): Entry | undefined {
    const uri = this.#baseUri(file);
    const base = uri === undefined ? undefined : this.#entries.get(uri);
    return base?.file.kind === file.kind ? base : undefined;
  }

  #baseUri(file: PolicyFile): string | undefined {
    if (!('base' in file) || file.base === undefined) return undefined;
    return this.#paths.resolveFile(file.uri, file.base.value);
  }

  /** Other profiles may be chosen now, or paths may mean something else. */
  forget(): void {
    this.#sorted = undefined;
    this.#sameScope = undefined;
    this.#together.clear();
    this.#byPlace.clear();
  }
}

function fartherFirst(a: Entry, b: Entry): number {
  if (a === b) return 0;
  return byDistance(a.scope, b.scope) || (a.place < b.place ? -1 : 1);
}

function keyOf({ file, scope }: Entry): string {
  return `${file.kind} ${scopeKey(scope)}`;
}
