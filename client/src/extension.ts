import * as vscode from 'vscode';
import { LanguageServer } from './client.ts';
import { registerChat } from './chat/chat.ts';
import { registerCommands } from './commands/register-commands.ts';
import { ContractLenses } from './contract-lenses.ts';
import { ContractDetector } from './detect-contracts.ts';
import { Lineage } from './lineage/lineage.ts';
import { AgentActions } from './phases/agent-actions.ts';
import { AgentLenses } from './phases/agent-lenses.ts';
import { Phases, type Reviewing } from './phases/phases.ts';
import { PolicyPages } from './policy-pages.ts';
import { PolicyStatus } from './policy-status.ts';
import { RecentDocuments } from './recent-documents.ts';
import { Scaffolding } from './scaffold/scaffolding.ts';
import { StatusItem } from './status-item.ts';
import { SampleTesting } from './testing/sample-testing.ts';
import { Walkthrough } from './walkthrough.ts';

let server: LanguageServer | undefined;

const noReviews: Reviewing = { open: () => undefined, stream: () => undefined };

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('DataEngOS', { log: true });
  server = new LanguageServer(context, log);
  const detector = new ContractDetector(log);
  const pages = new PolicyPages(server);
  const lineage = new Lineage(context, server, log);
  const phases = new Phases(context, server, log, noReviews);
  const recent = new RecentDocuments();
  const scaffolding = new Scaffolding();
  const testing = new SampleTesting(server, log);
  const walkthrough = new Walkthrough(context.globalState);
  context.subscriptions.push(
    log,
    server,
    detector,
    new StatusItem(server),
    new PolicyStatus(server),
    pages,
    lineage,
    phases,
    recent,
    scaffolding,
    walkthrough,
    testing,
    new ContractLenses(testing),
    new AgentLenses(),
    new AgentActions(),
    registerChat(phases, lineage, context.extensionUri),
    registerCommands({
      extension: context,
      log,
      server,
      lineage,
      pages,
      phases,
      recent,
      scaffolding,
      testing,
      walkthrough,
    }),
  );
  detector.lookAtAll();
  void server.start();
  void vscode.commands.executeCommand('setContext', 'dataengos.active', true);
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
