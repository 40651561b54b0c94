import type { SpecIndex } from '../spec/spec-index.ts';
import { recogniseDialect, type Dialect } from '../spec/dialects.ts';
import { compareVersions, type SpecVersion } from '../spec/version.ts';
import type { YamlDocument } from '../syntax/yaml/file.ts';
import { findPair, resolveAlias, type YamlMap, type YamlPair } from '../syntax/yaml/tree.ts';

/** The top-level field that says which version of the standard a document follows. */
export const VERSION_FIELD = 'apiVersion';

/** What a document says it is. */
export interface Contract {
  /** `none` when it is something else than a data contract, so that nobody has asked us. */
  readonly dialect: Dialect;
  /** The `apiVersion` as written, when it is a plain value. */
  readonly declaredVersion: string | undefined;
  /** The version whose tables hold: the declared one, else the newest that is not above it, else the newest. */
  readonly version: SpecVersion;
}

/**
 * Reads what kind of contract a document is from its top level alone. `assumed`: name or language
 * of the file promise a contract, so that a document which does not say what it is counts as one.
 */
export function bindContract(document: YamlDocument, spec: SpecIndex, assumed: boolean): Contract {
  const outline = document.outline;
  const text = (key: string): string | undefined => scalarText(outline, key);
  const declaredVersion = text(VERSION_FIELD);
  const dialect = recogniseDialect({
    keys: outline?.pairs.map((pair) => String(pair.key.value)) ?? [],
    value: text,
  });
  if (dialect === 'none' && assumed)
    return { dialect: 'odcs', declaredVersion, version: effectiveVersion(declaredVersion, spec) };
  return { dialect, declaredVersion, version: effectiveVersion(declaredVersion, spec) };
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
