import type { LineIndex } from '../base/line-index.ts';
import type { BoundDocument } from '../model/bound-document.ts';
import type { PolicyFile } from '../model/governance/policy-file.ts';
import { readPolicy } from '../model/governance/read-policy.ts';
import { readDbtProperties } from '../model/dbt/read-dbt-properties.ts';
import type { GovernedFile, GovernedKind } from '../model/governed-file.ts';
import { isPolicy } from '../spec/dialects.ts';
import type { SqlReader } from '../syntax/sql/sql-reader.ts';
import { governedKind } from './governed-paths.ts';
import { readMarkdownPolicy } from './read-markdown-policy.ts';
import type { SourceFile } from './source-file.ts';

/** What a file says as a policy, and what it is where it is no contract. */
export interface ReadGoverned {
  readonly policy?: PolicyFile;
  readonly governed?: GovernedFile;
}

/** Reads what policies are about, and the policies themselves. `bound`: the contracts and products of the file. */
export function readGoverned(
  file: SourceFile,
  bound: readonly BoundDocument[],
  lines: LineIndex,
  _sql: SqlReader | undefined,
): ReadGoverned {
  if (isPolicy(file.assumed)) {
    const [document] = file.tree.documents;
    const policy = document && readPolicy(document, file.assumed, file.uri, lines);
    return policy === undefined ? {} : { policy };
  }
  if (bound.length > 0) return {};
  const kind = governedKind(file.uri);
  if (kind === undefined) return {};
  const governed = read(kind, file, lines);
  return governed === undefined ? readMarkdownPolicy(kind, file.uri, file.text) : { governed };
}

function read(
  kind: GovernedKind,
  { tree }: SourceFile,
  lines: LineIndex,
): GovernedFile | undefined {
  switch (kind) {
    case 'dbt-project':
      return { kind };
    case 'dbt-properties':
      return readDbtProperties(tree, lines);
    default:
      return undefined;
  }
}
