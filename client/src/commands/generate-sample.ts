import * as vscode from 'vscode';
import {
  SAMPLE,
  type SampleFiles,
  type SampleParams,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from '../client.ts';
import { createFiles } from '../create-files.ts';
import { sampledText, toBeSampledText } from '../sampled-text.ts';
import { activeContract } from './active-contract.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/**
 * Makes the sample files that are missing: of the contract or folder that was clicked on, else of the contract in front,
 * else of all. The editor shows them first, and makes them in one step that Undo takes back.
 */
export const generateSample: Command = async ({ log, server }, clicked) => {
  const within = clicked instanceof vscode.Uri ? clicked : activeContract()?.document.uri;
  const found = await look(server, within);
  if (found === 'cancelled') return;
  if (found === undefined) {
    say(vscode.l10n.t('The language server does not answer.'));
    return;
  }
  const { contracts, files, kept, unmet, failed } = found;
  for (const { uri, reason } of failed) log.warn(`No sample data: ${uri}: ${reason}`);
  for (const { uri, range, element, reason } of unmet)
    log.info(`Not met by the sample data: ${uri}#L${range.start.line + 1}: ${element}: ${reason}`);
  if (files.length > 0) say(toBeSampledText(files.length, vscode.l10n.t));
  const applied =
    files.length > 0 &&
    (await createFiles(
      files.map(({ uri, text, label, description }) => ({
        uri: vscode.Uri.parse(uri),
        text,
        review: { label, description },
      })),
      { keep: true },
    ));
  const counts = { files: files.length, kept, unmet: unmet.length, failed: failed.length };
  say(sampledText({ contracts, ...counts, applied }, vscode.l10n.t));
};

/** Asks the server, for as long as the user likes. */
function look(
  server: LanguageServer,
  within: vscode.Uri | undefined,
): Thenable<SampleFiles | 'cancelled' | undefined> {
  const options: vscode.ProgressOptions = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Making sample data'),
    cancellable: true,
  };
  const params: SampleParams = within === undefined ? {} : { within: within.toString() };
  return vscode.window.withProgress(options, async (_progress, token) => {
    const found = await server.request<SampleFiles | null>(SAMPLE, params, token);
    return token.isCancellationRequested ? 'cancelled' : (found ?? undefined);
  });
}
