import * as vscode from 'vscode';
import { registerChat } from './chat/chat.ts';
import { LanguageServer } from './client.ts';
import { registerCommands } from './commands/register-commands.ts';
import { ContractLenses } from './contract-lenses.ts';
import { ContractDetector } from './detect-contracts.ts';
import { Lineage } from './lineage/lineage.ts';
import { AgentActions } from './phases/agent-actions.ts';
import { AgentLenses } from './phases/agent-lenses.ts';
import { goOnWith } from './phases/go-on-with.ts';
import { Phases } from './phases/phases.ts';
import { InstructionsPages } from './instructions-pages.ts';
import { PolicyPages } from './policy-pages.ts';
import { PolicyStatus } from './policy-status.ts';
import { RecentDocuments } from './recent-documents.ts';
import { Reviews } from './review/reviews.ts';
import { Scaffolding } from './scaffold/scaffolding.ts';
import { StatusItem } from './status-item.ts';
import { SampleTesting } from './testing/sample-testing.ts';
import { Walkthrough } from './walkthrough.ts';

let server: LanguageServer | undefined;

/** What suites in a real window take hold of; nobody else gets it. */
export interface TestHandles {
  readonly reviews: Reviews;
  readonly server: LanguageServer;
}

export function activate(context: vscode.ExtensionContext): TestHandles | undefined {
  const log = vscode.window.createOutputChannel('DataEngOS', { log: true });
  server = new LanguageServer(context, log);
  const detector = new ContractDetector(log);
  const pages = new PolicyPages(server);
  const lineage = new Lineage(context, server, log);
  const recent = new RecentDocuments();
  const reviews = new Reviews(server);
  const phases = new Phases(context, server, log, reviews);
  reviews.onRetry = (run, remarks) => goOnWith(phases, run, remarks);
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
    new InstructionsPages(server),
    lineage,
    recent,
    reviews,
    phases,
    scaffolding,
    walkthrough,
    testing,
    new ContractLenses(testing),
    new AgentLenses(),
    new AgentActions(server),
    registerChat(phases, lineage, context.extensionUri),
    registerCommands({
      extension: context,
      log,
      server,
      lineage,
      pages,
      phases,
      recent,
      reviews,
      scaffolding,
      testing,
      walkthrough,
    }),
  );
  detector.lookAtAll();
  void server.start();
  void vscode.commands.executeCommand('setContext', 'dataengos.active', true);
  return context.extensionMode === vscode.ExtensionMode.Test ? { reviews, server } : undefined;
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
