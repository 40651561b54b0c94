import type { FailedFile } from './failed-file.ts';
import { docsContent } from './export/docs-content.ts';
import {
  exportTargets,
  EXPORTS,
  type ExportAnswer,
  type ExportTarget,
  type Refusal,
  type TargetAnswer,
  type TargetContent,
} from './export/export-target.ts';
import { exportView, type ExportView } from './export/export-view.ts';
import { folderChange } from './export/folder-change.ts';
import { deliveredProject, packageContent } from './export/package-content.ts';
import { withoutExports } from './export/without-exports.ts';
import lint from './lint.ts';
import { defineOperation, type OperationContext } from './operation.ts';
import type { ProposedFileChange } from './proposed-change.ts';

export default defineOperation({
  name: 'export',
  title: 'Export',
  doc: 'Proposes the folders below "exports" that are handed on: "warehouse-package", a clean copy of the dbt project, and "docs", the data catalog as JSON and as pages of Markdown; each with a manifest of hashes. Refuses with the list of reasons while there are errors in the workspace, while logic is marked as to be written, and where people have changed what an earlier export made. Writes nothing itself.',
  writes: true,
  input: {
    targets: {
      type: 'strings',
      doc: 'What to export: "warehouse-package", "docs"; all that there is when left out.',
    },
    folder: {
      type: 'string',
      doc: 'The folder of the workspace; the one that is open, or the current one, when left out.',
    },
    force: {
      type: 'boolean',
      doc: 'Whether to replace files of an earlier export that people have changed since.',
    },
  },
  async run({ targets = [], folder = '.', force }, context): Promise<ExportAnswer> {
    const unknown = targets.find((one) => !isTarget(one));
    if (unknown !== undefined) throw new Error(`There is nothing called "${unknown}" to export.`);
    const wanted = exportTargets.filter((one) => targets.length === 0 || targets.includes(one));
    const folders = exportTargets.map((one) => folderOf(folder, one));
    const files = withoutExports(context.files, folders);
    const own = { ...context, files };
    const view = await exportView(folder, own);
    const blocked = await findErrors(view, own);
    const contents: TargetContent[] = [];
    const answers: TargetAnswer[] = [];
    for (const target of wanted) {
      const content = await contentOf(target, view, own);
      const answer = { target, folder: folderOf(folder, target) };
      if ('reason' in content) {
        const nothing = { ...answer, files: 0, leftOut: [], nothing: content.reason };
        answers.push(nothing);
        continue;
      }
      contents.push(content);
      answers.push({ ...answer, files: content.files.length, leftOut: content.leftOut });
    }
    return propose({ contents, answers, blocked, folder, force: force === true }, context);
  },
});

interface Prepared {
  readonly contents: readonly TargetContent[];
  readonly answers: readonly TargetAnswer[];
  readonly blocked: Pick<Refusal, 'findings' | 'notChecked'>;
  readonly folder: string;
  readonly force: boolean;
}

async function propose(
  { contents, answers: targets, blocked, folder, force }: Prepared,
  { files: source, token }: OperationContext,
): Promise<ExportAnswer> {
  const files: ProposedFileChange[] = [];
  const before = new Map<ProposedFileChange, string>();
  const changed: string[] = [];
  const failed: FailedFile[] = contents.flatMap((one) => one.failed);
  for (const content of contents) {
    const change = await folderChange(content, folderOf(folder, content.target), source, force);
    files.push(...change.files);
    for (const [file, text] of change.before) before.set(file, text);
    changed.push(...change.changed);
    failed.push(...change.failed);
  }
  const refusal: Refusal = { ...blocked, marks: contents.flatMap((one) => one.marks), changed };
  const isRefused = Object.values(refusal).some((list: readonly unknown[]) => list.length > 0);
  // Who has read only half of it would export half of it.
  const isOff = isRefused || failed.length > 0 || token.isCancellationRequested;
  return {
    ...{ targets, failed, before },
    refused: isRefused ? refusal : undefined,
    change: { files: isOff ? [] : files, together: true },
  };
}

function isTarget(name: string): name is ExportTarget {
  return (exportTargets as readonly string[]).includes(name);
}

function folderOf(root: string, target: ExportTarget): string {
  const below = `${EXPORTS}/${target}`;
  return root === '.' ? below : `${root}/${below}`;
}

async function contentOf(
  target: ExportTarget,
  view: ExportView,
  { files, translate }: OperationContext,
): Promise<TargetContent | { readonly reason: string }> {
  if (target === 'docs') return docsContent(view);
  const project = deliveredProject(view, translate);
  return typeof project === 'string' ? packageContent(project, view, files) : project;
}

/** Errors of all files, and files of which nobody knows whether they have some. */
async function findErrors(
  { root, notRead }: ExportView,
  context: OperationContext,
): Promise<Pick<Refusal, 'findings' | 'notChecked'>> {
  const reports = await lint.run(root === '.' ? {} : { paths: [root] }, context);
  const known = new Set(reports.map(({ path }) => path));
  const findings = reports.flatMap((report) => {
    const errors = report.findings.filter(({ severity }) => severity === 'error');
    return errors.length === 0 ? [] : [{ ...report, findings: errors }];
  });
  const notChecked = reports.flatMap(({ path, state, reason = '' }) =>
    state === 'not-checked' ? [{ path, reason }] : [],
  );
  return {
    findings,
    notChecked: [...notChecked, ...notRead.filter(({ path }) => !known.has(path))],
  };
}
