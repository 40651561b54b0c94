import { fitsPath } from '../../base/wildcard.ts';
import type { Word } from '../dbt/dbt-model.ts';
import type { InstructionFile, ProfileParent } from './instruction-file.ts';
import { BASE_PROFILE } from './shipped-names.ts';

/** A profile with those that it inherits from, nearest first. */
export interface ProfileChain {
  readonly names: readonly string[];
  /** Where it ends, if it does not end well. */
  readonly broken?: { readonly why: 'unknown' | 'circle'; readonly at: ParentPlace };
}

export interface ParentPlace {
  readonly uri: string;
  readonly parent: Word;
}

interface Declared extends ProfileParent {
  readonly uri: string;
}

/** The texts for agents below one folder, as placeholders name them. Immutable. */
export class InstructionSet {
  readonly files: readonly InstructionFile[];
  readonly #shipped: readonly InstructionFile[];
  readonly #parents = new Map<string, Declared>();
  readonly #visible = new Map<string, ReadonlyMap<string, InstructionFile>>();
  readonly #profiles: ReadonlySet<string>;
  readonly #shippedProfiles: ReadonlySet<string>;

  /** `shipped`: those of the profiles that come with us. They count where the workspace has no profile of the name. */
  constructor(files: Iterable<InstructionFile>, shipped: readonly InstructionFile[]) {
    this.files = [...files].sort(byNearness);
    this.#shipped = shipped;
    // What a profile says of itself goes before what is said of it in a list.
    const own = this.files.filter(({ at }) => at.profile !== undefined);
    for (const { parents, uri } of [...own, ...this.files])
      for (const one of parents)
        if (!this.#parents.has(one.profile)) this.#parents.set(one.profile, { ...one, uri });
    this.#profiles = new Set(this.files.flatMap(({ at }) => at.profile ?? []));
    this.#shippedProfiles = new Set(shipped.flatMap(({ at }) => at.profile ?? []));
  }

  /** Of the workspace. */
  get profiles(): ReadonlySet<string> {
    return this.#profiles;
  }

  /** Whether there is such a profile, in the workspace or with us. */
  knows(profile: string): boolean {
    return this.#profiles.has(profile) || this.#shippedProfiles.has(profile);
  }

  /** Profiles that one could inherit from. */
  get allProfiles(): readonly string[] {
    return [...new Set([...this.#profiles, ...this.#shippedProfiles])].sort();
  }

  /** Whether a workspace has no standards where a profile is in force, and nobody said that there are none: ours stand in. */
  lacksStandards(profile: string): boolean {
    if (profile !== BASE_PROFILE && this.knows(profile)) return false;
    const names = new Set(this.chain(profile).names);
    return !this.files.some(
      ({ at }) => at.kind === 'standards' && (at.profile === undefined || names.has(at.profile)),
    );
  }

  chain(profile: string): ProfileChain {
    const names: string[] = [profile];
    for (let at = profile; ;) {
      const declared = this.#parents.get(at);
      const next = declared === undefined ? this.#implied(at) : nameOf(declared);
      if (next === undefined) return { names };
      const place = declared?.parent ? { uri: declared.uri, parent: declared.parent } : undefined;
      if (names.includes(next))
        return place === undefined ? { names } : { names, broken: { why: 'circle', at: place } };
      if (!this.knows(next))
        return place === undefined ? { names } : { names, broken: { why: 'unknown', at: place } };
      names.push(next);
      at = next;
    }
  }

  /** All that a profile sees, by name: what belongs to no profile first, then its own, then what it inherits. */
  visible(profile: string): ReadonlyMap<string, InstructionFile> {
    let found = this.#visible.get(profile);
    if (found === undefined) this.#visible.set(profile, (found = this.#see(profile)));
    return found;
  }

  /** The file of a name such as `standards/sql/style`, with or without the ending. */
  resolve(name: string, profile: string): InstructionFile | undefined {
    const visible = this.visible(profile);
    const plain = name.replace(/\.md$/, '');
    const found = visible.get(plain);
    if (found !== undefined || !plain.startsWith('commands/')) return found;
    // Agent OS leaves out which of two forms of a command is meant.
    return visible.get(plain.replace(/\/([^/]+)$/, '/single-agent/$1'));
  }

  /** The files of a name or pattern, in the order of their names. */
  match(pattern: string, profile: string): readonly InstructionFile[] {
    if (!pattern.includes('*')) {
      const one = this.resolve(pattern, profile);
      return one === undefined ? [] : [one];
    }
    const plain = pattern.replace(/\.md$/, '');
    return [...this.visible(profile)]
      .filter(([name]) => fitsPath(name, plain))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, file]) => file);
  }

  /** What a standard is about, as its front matter or an index says. */
  describe(file: InstructionFile): string | undefined {
    const [own] = file.descriptions;
    if (own !== undefined) return own.text;
    const indexes = this.files.filter(
      ({ at }) => at.kind === 'index' && at.profile === file.at.profile,
    );
    return indexes
      .flatMap(({ descriptions }) => descriptions)
      .find((one) => one.name === file.at.name)?.text;
  }

  #see(profile: string): ReadonlyMap<string, InstructionFile> {
    const found = new Map<string, InstructionFile>();
    const add = (files: readonly InstructionFile[], excluded: readonly string[] = []): void => {
      for (const file of files) {
        const { kind, name } = file.at;
        if (kind === 'config' || kind === 'index' || found.has(name)) continue;
        if (!excluded.some((pattern) => fitsPath(name, pattern))) found.set(name, file);
      }
    };
    const of = (files: readonly InstructionFile[], name: string | undefined) =>
      files.filter(({ at }) => at.profile === name);
    add(of(this.files, undefined));
    const excluded: string[] = [];
    for (const name of this.chain(profile).names) {
      const isShipped = !this.#profiles.has(name);
      const layer = of(isShipped ? this.#shipped : this.files, name);
      add(layer, excluded);
      for (const file of layer)
        excluded.push(...file.excluded.map((one) => one.replace(/\.md$/, '')));
    }
    return found;
  }

  /** All inherit from the default one; from ours only if they are ours, too. */
  #implied(profile: string): string | undefined {
    if (profile === BASE_PROFILE) return undefined;
    const isOurs = !this.#profiles.has(profile) && this.#shippedProfiles.has(profile);
    return this.#profiles.has(BASE_PROFILE) || isOurs ? BASE_PROFILE : undefined;
  }
}

function nameOf({ parent }: ProfileParent): string | undefined {
  return parent === false ? undefined : parent.text;
}

/** Our folder before that of Agent OS, then by path. */
function byNearness(a: InstructionFile, b: InstructionFile): number {
  return (
    Number(a.at.top === 'agent-os') - Number(b.at.top === 'agent-os') ||
    (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0)
  );
}
