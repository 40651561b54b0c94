import type { LineIndex } from '../base/line-index.ts';
import type { BoundDocument } from '../model/bound-document.ts';
import type { PolicyFile } from '../model/governance/policy-file.ts';
import { readPolicy } from '../model/governance/read-policy.ts';
import type { GovernedFile } from '../model/governed-file.ts';
import { isPolicy } from '../spec/dialects.ts';
import type { SqlReader } from '../syntax/sql/sql-reader.ts';
import { governedKind } from './governed-paths.ts';
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
  if (bound.length > 0) return {};
  const { assumed, tree, uri } = file;
  const [document] = tree.documents;
  if (isPolicy(assumed) && document !== undefined) {
    const policy = readPolicy(document, assumed, uri, lines);
    return policy === undefined ? {} : { policy };
  }
  const kind = governedKind(file.uri);
  if (kind === undefined) return {};
  return {};
}
