import type { SpecIndex } from '../spec/spec-index.ts';
import {
  isPolicy,
  promisedDialect,
  recogniseDialect,
  type Assumed,
  type Dialect,
  type DocumentHead,
} from '../spec/dialects.ts';
import { compareVersions, type SpecVersion } from '../spec/version.ts';
import type { YamlDocument } from '../syntax/yaml/file.ts';
import { findPair, resolveAlias, type YamlMap, type YamlPair } from '../syntax/yaml/tree.ts';

/** The top-level field that says which version of a standard of Bitol a document follows. */
export const VERSION_FIELD = 'apiVersion';

/** What a document says it is: a data contract, a data product that hands out data under contracts, or a policy for both. */
export interface Contract {
  /** `none` when it is none of these, so that nobody has asked us. */
  readonly dialect: Dialect;
  /** The tables of the standard that it follows; those of contracts when it follows none. */
  readonly spec: SpecIndex;
  /** The version as written, when it is a plain value. */
  readonly declaredVersion: string | undefined;
  /** The version whose tables hold: the declared one, else the newest that is not above it, else the newest. */
  readonly version: SpecVersion;
}

/**
 * Reads what kind of contract or product a document is from its top level alone. `spec` has the tables
 * of contracts. `assumed`: name or language of the file promise one of them, so that a document which
 * does not say what it is counts as that.
 */
export function bindContract(document: YamlDocument, spec: SpecIndex, assumed: Assumed): Contract {
  const outline = document.outline;
  const head: DocumentHead = {
    keys: outline?.pairs.map((pair) => String(pair.key.value)) ?? [],
    value: (key) => scalarText(outline, key),
  };
  const recognised = recogniseDialect(head);
  // A file that is named as a policy is one, whatever its text says.
  const isPromised = recognised === 'none' || isPolicy(assumed);
  const dialect = isPromised ? promisedDialect(head, assumed) : recognised;
  const own = spec.of(dialect);
  const declaredVersion = head.value(own.metamodel.versionField ?? VERSION_FIELD);
  return { dialect, spec: own, declaredVersion, version: effectiveVersion(declaredVersion, own) };
}

/** Whether the document follows a standard of our tables, so that they say what its keys mean. */
export function isDescribed({ dialect, spec }: Contract): boolean {
  return dialect === spec.metamodel.id;
}

/** Described, or about to be: one that says `kind: DataContract` and little else yet is being written; one of a cluster has a `/` in its version. */
export function isServed(contract: Contract): boolean {
  const { dialect, declaredVersion } = contract;
  return (
    isDescribed(contract) || (dialect === 'not-odcs' && declaredVersion?.includes('/') !== true)
  );
}

/** The pair of a top-level key. */
export function topLevelPair(document: YamlDocument, key: string): YamlPair | undefined {
  return document.outline === undefined ? undefined : findPair(document.outline, key);
}

function scalarText(map: YamlMap | undefined, key: string): string | undefined {
  if (map === undefined) return undefined;
  const node = resolveAlias(findPair(map, key)?.value);
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return String(node.value);
}

function effectiveVersion(declared: string | undefined, spec: SpecIndex): SpecVersion {
  const versions = spec.metamodel.versions;
  const newest = versions.at(-1) ?? '0';
  const match = /^v?(\d+\.\d+(?:\.\d+)?)$/.exec(declared ?? '');
  if (match?.[1] === undefined) return newest;
  const wanted = match[1];
  return versions.findLast((version) => compareVersions(version, wanted) <= 0) ?? newest;
}
