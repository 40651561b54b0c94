import type { PolicyFile } from '../model/governance/policy-file.ts';
import {
  byDistance,
  isInScope,
  policyScope,
  type PolicyScope,
} from '../model/governance/policy-scope.ts';
import { noPolicies, putTogether } from '../model/governance/put-together.ts';
import type { Policies } from '../model/governance/policies.ts';

/** Combinations of policies that are remembered. */
const MAX_COMBINATIONS = 2_000;
/** Files that refine each other, one behind the other. */
const MAX_BASES = 10;

interface Entry {
  readonly file: PolicyFile;
  readonly scope: PolicyScope;
}

/** A file of policies that holds for another file, and how it comes to it. */
export interface PolicyInForce {
  readonly file: PolicyFile;
  /** It holds because another one names it as its base. */
  readonly asBase: boolean;
}

/** What the store asks of its host. */
export interface PolicyPaths {
  resolveFile(from: string, path: string): string | undefined;
  /** The whole place of a file, with all folders around it. */
  absolute(uri: string): string;
}

/** The policies of a workspace, and which of them hold for a file. */
export class PolicyStore {
  readonly #paths: PolicyPaths;
  readonly #entries = new Map<string, Entry>();
  #sorted: readonly Entry[] | undefined;
  /** By the policies' URIs, one behind the other. */
  readonly #together = new Map<string, Policies>();
  #byPlace = new Map<string, Policies>();
  #profile = 'default';

  constructor(paths: PolicyPaths) {
    this.#paths = paths;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Whether something changed. A file that lies where no policy is looked for is none. */
  put(uri: string, file: PolicyFile | undefined): boolean {
    const scope = file && policyScope(this.#paths.absolute(uri));
    if (file === undefined || scope === undefined) {
      if (!this.#entries.delete(uri)) return false;
    } else this.#entries.set(uri, { file, scope });
    this.#forget();
    return true;
  }

  /** The profile whose policies hold; true when it is another one than before. */
  choose(profile: string): boolean {
    if (profile === this.#profile) return false;
    this.#profile = profile;
    this.#forget();
    return true;
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
    this.#sorted ??= [...this.#entries.values()].sort(
      (a, b) => byDistance(a.scope, b.scope) || (a.file.uri < b.file.uri ? -1 : 1),
    );
    const place = this.#paths.absolute(uri);
    const found = this.#sorted.filter(({ scope }) =>
      isInScope(scope, place, domain, this.#profile),
    );
    const seen = new Set<string>();
    const inForce: PolicyInForce[] = [];
    for (const { file } of found) {
      for (const base of this.#basesOf(file)) {
        if (!seen.has(base.uri)) inForce.push({ file: base, asBase: true });
        seen.add(base.uri);
      }
      if (!seen.has(file.uri)) inForce.push({ file, asBase: false });
      seen.add(file.uri);
    }
    return inForce;
  }

  /** The policies of the same kind that a file refines, farthest first. */
  #basesOf(file: PolicyFile): readonly PolicyFile[] {
    const bases: PolicyFile[] = [];
    for (let at = this.#baseOf(file); at !== undefined; at = this.#baseOf(at)) {
      if (at === file || bases.includes(at) || bases.length >= MAX_BASES) break;
      bases.unshift(at);
    }
    return bases;
  }

  #baseOf(file: PolicyFile): PolicyFile | undefined {
    if (!('base' in file) || file.base === undefined) return undefined;
    const target = this.#paths.resolveFile(file.uri, file.base);
    const base = target === undefined ? undefined : this.#entries.get(target)?.file;
    return base?.kind === file.kind ? base : undefined;
  }

  #forget(): void {
    this.#sorted = undefined;
    this.#together.clear();
    this.#byPlace.clear();
  }
}
