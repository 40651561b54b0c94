import * as vscode from 'vscode';
import {
  SCAFFOLD,
  type Scaffold,
  type ScaffoldParams,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from '../client.ts';
import { whenRunning } from '../new/when-running.ts';

/**
 * Asks the server what contracts demand, and the user which dbt project is meant where there are several. `within`: a
 * contract or a folder; all when left out. Undefined: the server does not answer.
 */
export async function askScaffold(
  server: LanguageServer,
  within: vscode.Uri | undefined,
): Promise<Scaffold | 'cancelled' | undefined> {
  const params: ScaffoldParams = within === undefined ? {} : { contracts: [within.toString()] };
  const found = await ask(server, params);
  if (found === undefined || found === 'cancelled' || !found.projects?.length) return found;
  const project = await pickProject(found.projects);
  return project === undefined ? 'cancelled' : ask(server, { ...params, project });
}

/** For as long as the user likes. */
function ask(
  server: LanguageServer,
  params: ScaffoldParams,
): Thenable<Scaffold | 'cancelled' | undefined> {
  const options: vscode.ProgressOptions = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Scaffolding the pipeline'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_progress, token) => {
    if (!(await whenRunning(server))) return undefined;
    const found = await server.request<Scaffold | null>(SCAFFOLD, params, token);
    return token.isCancellationRequested ? 'cancelled' : (found ?? undefined);
  });
}

async function pickProject(projects: readonly string[]): Promise<string | undefined> {
  const items = projects.map((project) => ({
    project,
    label: vscode.workspace.asRelativePath(vscode.Uri.parse(project)),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Scaffold pipeline'),
    placeHolder: vscode.l10n.t('Which dbt project is meant?'),
  });
  return picked?.project;
}
