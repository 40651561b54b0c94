import { contentHash } from '../base/content-hash.ts';
import { mostSimilar } from '../base/similar.ts';
import { sampleKey } from '../generate/dbt/dbt-input.ts';
import type { Unexpressed } from '../generate/generated-file.ts';
import { generateSamples, type GeneratedSample } from '../generate/sample/generate-samples.ts';
import { writeSample } from '../generate/write-sample.ts';
import { formatMessage } from '../lint/format-message.ts';
import type { ObjectContent } from '../model/content/contract-content.ts';
import { foreignKeys } from '../model/content/foreign-keys.ts';
import type { WorkspaceContract } from '../model/content/workspace-contract.ts';
import type { FailedFile } from './failed-file.ts';
import { isWithin } from './lineage/topology-projects.ts';
import { defineOperation, type OperationContext } from './operation.ts';
import type { Proposal, ProposedFileChange } from './proposed-change.ts';
import { sampleFiles } from './sample-files.ts';
import { SampleNames } from './sample-names.ts';
import { workspaceContents } from './workspace-contents.ts';

/** Where nothing is said. */
const ROWS = 10;
const SEED = 1;

export interface SampleProposal extends Proposal {
  /** What was asked for and is no contract here, each with the name that may be meant. */
  readonly unknown: readonly { readonly asked: string; readonly meant: string | undefined }[];
  /** Contracts that were looked at. */
  readonly contracts: number;
  /** Paths of samples that are there already and stay. */
  readonly kept: readonly string[];
  /** What the rows do not meet. */
  readonly unmet: readonly Unexpressed[];
}

export default defineOperation({
  name: 'sample',
  title: 'Generate sample data',
  doc: 'Proposes sample files for the objects of data contracts that have none and are not made of other tables, below "specs/sample-data": rows that meet what the contracts say, refer to each other and to the samples that are there, and hold no real data. Returns the new files, and what the rows do not meet; changes no file that is there. The same contracts and the same seed give the same rows.',
  writes: true,
  input: {
    contracts: {
      type: 'strings',
      doc: 'Names, ids or paths of contracts, or folders; all when left out. What they refer to comes with them.',
    },
    rows: { type: 'number', doc: 'How many rows a file has, from 1 to 10,000; 10 when left out.' },
    seed: { type: 'number', doc: 'Another whole number gives other rows; 1 when left out.' },
    format: { type: 'string', doc: 'csv or json; csv when left out.' },
  },
  async run({ contracts: asked, rows, seed, format }, context): Promise<SampleProposal> {
    const { contracts, notRead } = await workspaceContents(context, { governed: false });
    const { chosen, unknown } = choose(contracts, asked ?? [], context);
    const resolveFile = (from: string, path: string): string | undefined =>
      context.files.resolveFile(from, path);
    const there = await sampleFiles(contracts, context);
    const hasFile = (contract: WorkspaceContract, object: ObjectContent): boolean =>
      there.files.has(sampleKey(contract, object.name));
    const around = withTargets(contracts, chosen, resolveFile);
    const { tables, unmet } = generateSamples(contracts, {
      rows: rows ?? ROWS,
      seed: seed ?? SEED,
      resolveFile,
      existing: (contract, object) => there.tables.get(sampleKey(contract, object.name)),
      wanted: (contract, object) =>
        !contract.guessed && around.has(object) && !isDerived(object) && !hasFile(contract, object),
    });
    const names = new SampleNames(contracts, there, context.files);
    const made: ProposedFileChange[] = [];
    const failed: FailedFile[] = [...notRead, ...there.failed, ...broken(chosen, context)];
    for (const one of tables) {
      const ending = format === 'json' ? 'json' : 'csv';
      const place = await names.pathOf(one.contract, one.object, ending);
      if ('reason' in place) failed.push({ path: one.contract.path, reason: place.reason });
      else made.push(newFile(place.path, one, ending, context));
    }
    const kept = [...there.files.values()].flatMap(({ contract, path }) =>
      chosen.has(contract) ? path : [],
    );
    const derived = [...chosen].flatMap((contract) =>
      contract.content.objects.flatMap((object): Unexpressed[] =>
        isDerived(object) && !hasFile(contract, object)
          ? [
              {
                path: contract.path,
                at: object.nameAt,
                element: object.name,
                reason: texts.derived,
              },
            ]
          : [],
      ),
    );
    const left = [...unmet, ...derived];
    return { change: { files: made }, failed, unknown, contracts: chosen.size, kept, unmet: left };
  },
});

const texts = {
  one: '1 row for `{object}`',
  many: '{rows} rows for `{object}`',
  why: 'There is no sample of `{object}` of the contract `{contract}` yet.',
  derived:
    'It is made of other tables, so its rows follow from theirs: write those that you expect, or none.',
  broken: 'The text is broken: nobody knows what the contract says.',
} as const;

function newFile(
  path: string,
  { contract, object, table }: GeneratedSample,
  format: 'csv' | 'json',
  { translate }: OperationContext,
): ProposedFileChange {
  const edits = [{ range: { start: 0, end: 0 }, newText: writeSample(table, format) }];
  const { name, id } = contract.content;
  const params = { object: object.name, contract: name ?? id ?? '', rows: table.rows.length };
  const done = formatMessage(table.rows.length === 1 ? texts.one : texts.many, params, translate);
  const message = formatMessage(texts.why, params, translate);
  return {
    path,
    basedOn: contentHash(''),
    isNew: true,
    edits,
    reasons: [{ message, label: done, done, edits }],
  };
}

/** Rows that were made up would not be what its model gives. */
function isDerived({ properties }: ObjectContent): boolean {
  return properties.some(({ transformSourceObjects }) => transformSourceObjects.length > 0);
}

function broken(
  chosen: ReadonlySet<WorkspaceContract>,
  { translate }: OperationContext,
): readonly FailedFile[] {
  return [...chosen].flatMap(({ path, guessed }) =>
    guessed ? { path, reason: formatMessage(texts.broken, {}, translate) } : [],
  );
}

/** The contracts that are meant by a name, an id, a path, or a folder around. */
function choose(
  contracts: readonly WorkspaceContract[],
  asked: readonly string[],
  { files }: OperationContext,
): {
  readonly chosen: ReadonlySet<WorkspaceContract>;
  readonly unknown: SampleProposal['unknown'];
} {
  if (asked.length === 0) return { chosen: new Set(contracts), unknown: [] };
  const chosen = new Set<WorkspaceContract>();
  const unknown: { asked: string; meant: string | undefined }[] = [];
  for (const one of asked) {
    const found = contracts.filter(
      ({ path, content }) =>
        content.name === one || content.id === one || isWithin(path, one, files),
    );
    for (const contract of found) chosen.add(contract);
    const names = contracts.flatMap(({ content }) => content.name ?? []);
    if (found.length === 0) unknown.push({ asked: one, meant: mostSimilar(one, names) });
  }
  return { chosen, unknown };
}

/** The objects of contracts, and those that their rows refer to. */
function withTargets(
  contracts: readonly WorkspaceContract[],
  chosen: ReadonlySet<WorkspaceContract>,
  resolveFile: (from: string, path: string) => string | undefined,
): ReadonlySet<ObjectContent> {
  const found = new Set([...chosen].flatMap(({ content }) => content.objects));
  const { keys } = foreignKeys(contracts, resolveFile);
  // A set also visits what is added on the way.
  for (const object of found)
    for (const key of keys) if (key.object === object) found.add(key.targetObject);
  return found;
}
