import { decodeUri } from '../base/decode-uri.ts';
import type { LineIndex } from '../base/line-index.ts';
import type { BoundDocument } from '../model/bound-document.ts';
import type { PolicyFile } from '../model/governance/policy-file.ts';
import { readPolicy } from '../model/governance/read-policy.ts';
import { readDbtProperties } from '../model/dbt/read-dbt-properties.ts';
import { readDbtModel } from '../model/dbt/read-dbt-model.ts';
import type { GovernedFile } from '../model/governed-file.ts';
import { bindMarkdown } from '../model/governance/markdown/bind-markdown.ts';
import { readCanvas } from '../model/governance/read-canvas.ts';
import { readMacroLibrary } from '../model/governance/read-macro-library.ts';
import { readTiering } from '../model/governance/read-tiering.ts';
import { flat } from '../model/place.ts';
import { readTopology } from '../model/read-topology.ts';
import { markdownKindOf } from '../spec/governance/markdown-kinds.ts';
import { readMarkdown } from '../syntax/markdown/read-markdown.ts';
import type { SqlDialect } from '../syntax/sql/sql-facts.ts';
import type { SqlReader } from '../syntax/sql/sql-reader.ts';
import { governedKind } from './governed-paths.ts';
import type { SourceFile } from './source-file.ts';

/** What a file says as a policy, and what it is where it is no contract. */
export interface ReadGoverned {
  readonly policy?: PolicyFile;
  readonly governed?: GovernedFile;
}

/** Models do not say for which database they are: what most have in common, then the usual ones. */
const DIALECTS: readonly SqlDialect[] = [
  'generic',
  'snowflake',
  'bigquery',
  'databricks',
  'postgresql',
  'duckdb',
];

/** Reads what policies are about, and the policies themselves. `bound`: the documents of the file that follow a standard of our tables. */
export function readGoverned(
  file: SourceFile,
  bound: readonly BoundDocument[],
  lines: LineIndex,
  sql: SqlReader | undefined,
): ReadGoverned {
  const [first] = bound;
  if (first !== undefined) {
    const { document, contract } = first;
    const policy = readPolicy(document, contract.spec.metamodel.id, file.uri, lines);
    return policy === undefined ? {} : { policy };
  }
  const kind = governedKind(file.uri);
  switch (kind) {
    case undefined:
      return {};
    case 'dbt-project':
      return { governed: { kind } };
    case 'dbt-properties':
      return { governed: readDbtProperties(file.tree, lines) };
    case 'dbt-model': {
      const model = readDbtModel(nameOf(file.uri), file.text, sql, DIALECTS);
      return { governed: { kind, model } };
    }
    case 'topology':
      return { governed: readTopology(file.text, lines) };
    case 'canvas':
    case 'tiering':
    case 'macro-library':
      return readMarkdownPolicy(kind, file);
  }
}

/** Of the file without its ending. */
function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1).replace(/\.sql$/i, '');
  return flat(decodeUri(name));
}

function readMarkdownPolicy(
  kind: 'canvas' | 'tiering' | 'macro-library',
  { uri, text }: SourceFile,
): ReadGoverned {
  const tables = markdownKindOf(uri);
  if (tables === undefined) return {};
  const bound = bindMarkdown(readMarkdown(text), tables);
  switch (kind) {
    case 'canvas': {
      const canvas = readCanvas(uri, bound);
      return { policy: { kind, uri, policy: canvas }, governed: { kind, canvas } };
    }
    case 'tiering': {
      const tiering = readTiering(uri, bound);
      return { policy: { kind, uri, policy: tiering }, governed: { kind, tiering } };
    }
    case 'macro-library': {
      const macros = readMacroLibrary(uri, bound);
      return { policy: { kind, uri, policy: macros }, governed: { kind, macros } };
    }
  }
}
