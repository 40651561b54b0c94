import type * as vscode from 'vscode';
import type { LanguageServer } from '../client.ts';
import type { Lineage } from '../lineage/lineage.ts';
import type { Phases } from '../phases/phases.ts';
import type { PolicyPages } from '../policy-pages.ts';
import type { RecentDocuments } from '../recent-documents.ts';
import type { Reviews } from '../review/reviews.ts';
import type { Scaffolding } from '../scaffold/scaffolding.ts';
import type { SampleTesting } from '../testing/sample-testing.ts';
import type { Walkthrough } from '../walkthrough.ts';

export interface CommandContext {
  readonly extension: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly server: LanguageServer;
  readonly lineage: Lineage;
  readonly pages: PolicyPages;
  readonly phases: Phases;
  readonly recent: RecentDocuments;
  readonly reviews: Reviews;
  readonly scaffolding: Scaffolding;
  readonly testing: SampleTesting;
  readonly walkthrough: Walkthrough;
}

/** What a command does. `argument` comes from whoever invokes it: anything at all. */
export type Command = (context: CommandContext, argument: unknown) => unknown;
