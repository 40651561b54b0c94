import { contentHash } from '../base/content-hash.ts';
import { defineOperation } from './operation.ts';
import type { Proposal, ProposedFileChange } from './proposed-change.ts';
import { folderContext } from './run/folder-context.ts';
import { makeWorld } from './run/make-world.ts';
import { workspaceContents } from './workspace-contents.ts';

export interface ManifestProposal extends Proposal {
  /** There is neither a contract nor an index. */
  readonly isEmpty?: boolean;
}

export default defineOperation({
  name: 'manifest',
  title: 'Update index of contracts',
  doc: 'Proposes the index of all contracts, specs/contracts/manifest.json, which agents read before any contract: names, ids, versions, purposes, owners, and the tables with their columns. Returns one change, or none where the index is up to date; writes nothing itself. The same contracts always give the same text.',
  writes: true,
  input: {
    folder: {
      type: 'string',
      doc: 'Folder of the workspace; the one where the host stands when left out.',
    },
  },
  async run({ folder: asked }, whole): Promise<ManifestProposal> {
    const folder = asked ?? whole.files.folderOf('.') ?? '.';
    const { context, source } = folderContext(whole, folder);
    const contents = await workspaceContents(context);
    const { manifest: text, specs } = makeWorld(contents, context);
    const path = source.inside(`${specs}/contracts/manifest.json`);
    const none = { change: { files: [] } };
    // What cannot be read would be gone from the index.
    const failed = contents.notRead.map((one) => ({ ...one, path: source.shown(one.path) }));
    if (path === undefined || failed.length > 0 || context.token.isCancellationRequested)
      return { ...none, failed };
    const file = await whole.files.lookUp(path, true);
    if (file?.kind === 'unread') return { ...none, failed: [file] };
    const before = file?.kind === 'text' ? file.text : undefined;
    if (before === undefined && contents.contracts.length === 0)
      return { ...none, failed, isEmpty: true };
    if (before === text) return { ...none, failed };
    const change: ProposedFileChange = {
      ...{ path, basedOn: contentHash(before ?? '') },
      ...(before === undefined && { isNew: true }),
      edits: [{ range: { start: 0, end: before?.length ?? 0 }, newText: text }],
      reasons: [{ message: 'The contracts say something else by now.' }],
    };
    return { change: { files: [change] }, failed };
  },
});
