import { sampleKey } from '../generate/dbt/dbt-input.ts';
import { readSample, sampleFormat } from '../generate/read-sample.ts';
import type { SampleTable } from '../generate/sample-table.ts';
import type { WorkspaceContract } from '../model/content/workspace-contract.ts';
import type { FailedFile } from './failed-file.ts';
import type { OperationContext } from './operation.ts';
import { sampleFolders } from './sample-folder.ts';

/** The sample data of a workspace. */
export interface WorkspaceSamples {
  /** What could be read, by `sampleKey`. */
  readonly tables: ReadonlyMap<string, SampleTable>;
  /** The file of each object that has one, by `sampleKey`; also those that could not be read, and Parquet. */
  readonly files: ReadonlyMap<string, SampleFile>;
  /** With sentences that say why. */
  readonly failed: readonly FailedFile[];
}

export interface SampleFile {
  /** As paths of the host. */
  readonly path: string;
  readonly format: 'csv' | 'json' | 'jsonl' | 'parquet';
  readonly contract: WorkspaceContract;
  /** The name of the object. */
  readonly object: string;
}

/** Of two files for one object the first. */
const ENDINGS = ['csv', 'json', 'jsonl', 'ndjson', 'parquet'] as const;

/** Finds and reads the sample files of contracts: `specs/sample-data/<contract>/<object>.csv|json|jsonl|parquet`. */
export async function sampleFiles(
  contracts: Iterable<WorkspaceContract>,
  { files, token }: Pick<OperationContext, 'files' | 'token'>,
): Promise<WorkspaceSamples> {
  const found = new Map<string, SampleFile>();
  const tables = new Map<string, SampleTable>();
  const failed: FailedFile[] = [];
  const listed = new Map<string, Promise<ReadonlySet<string>>>();
  const list = (folder: string): Promise<ReadonlySet<string>> => {
    const known = listed.get(folder) ?? files.list(folder).then((paths) => new Set(paths));
    listed.set(folder, known);
    return known;
  };
  for (const contract of contracts) {
    for (const folder of sampleFolders(contract, files)) {
      if (token.isCancellationRequested) break;
      const there = await list(folder);
      for (const { name } of contract.content.objects) {
        const key = sampleKey(contract, name);
        if (found.has(key)) continue;
        const file = fileOf(contract, name, there, (way) => files.resolveFile(`${folder}/-`, way));
        if (file === undefined) continue;
        found.set(key, file);
        const read = await readTable(file, { files, token });
        if (read === undefined) continue;
        if ('reason' in read) failed.push({ path: file.path, reason: read.reason });
        else tables.set(key, read);
      }
    }
  }
  return { tables, files: found, failed };
}

function fileOf(
  contract: WorkspaceContract,
  object: string,
  there: ReadonlySet<string>,
  resolve: (way: string) => string | undefined,
): SampleFile | undefined {
  for (const ending of ENDINGS) {
    const path = resolve(`${object}.${ending}`);
    if (path === undefined || !there.has(path)) continue;
    const format = ending === 'ndjson' ? 'jsonl' : ending;
    return { path, format, contract, object };
  }
  return undefined;
}

/** Undefined of Parquet, which is for the engine to read. */
async function readTable(
  { path }: SampleFile,
  { files }: Pick<OperationContext, 'files' | 'token'>,
): Promise<SampleTable | { readonly reason: string } | undefined> {
  const format = sampleFormat(path);
  if (format === undefined) return undefined;
  const file = await files.lookUp(path);
  if (file === undefined || file.kind === 'missing') return { reason: 'The file cannot be read.' };
  if (file.kind === 'unread') return { reason: file.reason };
  const read = readSample(file.text, format);
  return read.kind === 'table' ? read.table : { reason: read.reason };
}
