import { decodeUriPart } from '../base/decode-uri-part.ts';
import type { LineIndex } from '../base/line-index.ts';
import type { BoundDocument } from '../model/bound-document.ts';
import { readPolicy } from '../model/governance/read-policy.ts';
import { readDbtProject } from '../model/dbt/read-dbt-project.ts';
import { readDbtProperties } from '../model/dbt/read-dbt-properties.ts';
import { readDbtModel } from '../model/dbt/read-dbt-model.ts';
import { flat } from '../model/place.ts';
import { readAsset } from '../model/read-asset.ts';
import { readTopology } from '../model/read-topology.ts';
import { instructionPath } from '../model/standards/instruction-path.ts';
import { readInstructionFile } from '../model/standards/read-instruction-file.ts';
import { isPolicy } from '../spec/dialects.ts';
import type { SqlDialect } from '../syntax/sql/sql-facts.ts';
import type { SqlReader } from '../syntax/sql/sql-reader.ts';
import type { YamlBlock, YamlFile } from '../syntax/yaml/file.ts';
import { governedKind, holdsTopology } from './governed-paths.ts';
import type { ReadGoverned } from './governed-store.ts';
import { readMarkdownPolicy } from './read-markdown-policy.ts';
import type { SourceFile } from './source-file.ts';

/** Models do not say for which database they are: what most have in common, then the usual ones. */
const DIALECTS: readonly SqlDialect[] = [
  'generic',
  'snowflake',
  'bigquery',
  'databricks',
  'postgresql',
  'duckdb',
];

/**
 * Reads what policies are about, and the policies themselves. `place`: where the file lies, with all folders around
 * it. `bound`: the contracts and products of the file.
 */
export function readGoverned(
  file: SourceFile,
  place: string,
  bound: readonly BoundDocument[],
  lines: LineIndex,
  sql: SqlReader | undefined,
): ReadGoverned {
  if (isPolicy(file.assumed)) {
    const [document] = file.tree.documents;
    const policy = document && readPolicy(document, file.assumed, file.uri, lines);
    const isTorn = !isWhole(file.tree);
    return policy === undefined
      ? { isTorn }
      : { policy, isTorn, governed: { kind: 'policy', policy } };
  }
  if (bound.length > 0) return {};
  const kind = governedKind(place);
  switch (kind) {
    case undefined:
      return {};
    case 'dbt-project':
      return { governed: readDbtProject(file.tree, lines) };
    case 'dbt-properties':
      return { governed: readDbtProperties(file.tree, lines) };
    case 'dbt-model':
    case 'dbt-snapshot': {
      const own = kind === 'dbt-snapshot' ? SNAPSHOT.exec(file.text)?.[1] : undefined;
      const model = readDbtModel(own ?? nameOf(file.uri), file.text, sql, DIALECTS);
      return { governed: { kind, model } };
    }
    case 'topology':
      if (!holdsTopology(place, file.text)) return {};
      return { governed: readTopology(file.text, lines, place) };
    case 'asset': {
      const governed = readAsset(file.tree, lines);
      return governed === undefined ? {} : { governed };
    }
    case 'instructions': {
      const at = instructionPath(place);
      return at === undefined ? {} : { governed: readInstructionFile(file.uri, at, file.text) };
    }
    case 'canvas':
    case 'tiering':
    case 'macro-library':
      return withTopology(readMarkdownPolicy(kind, file.uri, place, file.text), file, lines);
  }
}

/** A snapshot is called as its block says, whatever its file is called; where a file has several, as the first. */
const SNAPSHOT = /\{%[+-]?\s*snapshot\s+(\w+)/;

/** Prose with what its diagrams say. */
function withTopology(
  read: ReadGoverned,
  { text, uri }: SourceFile,
  lines: LineIndex,
): ReadGoverned {
  const { governed } = read;
  if (governed === undefined || !('problems' in governed) || !holdsTopology(uri, text)) return read;
  return { ...read, governed: { ...governed, topology: readTopology(text, lines, uri) } };
}

/** Whether the text can be read from end to end. */
function isWhole({ problems, documents }: YamlFile): boolean {
  const isSound = ({ fragment }: YamlBlock): boolean => fragment.problems.length === 0;
  return problems.length === 0 && documents.every(({ blocks }) => blocks.every(isSound));
}

/** Of the file without its ending. */
function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1).replace(/\.sql$/i, '');
  return flat(decodeUriPart(name));
}
