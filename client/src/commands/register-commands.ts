import * as vscode from 'vscode';
import { acceptAllFiles } from './accept-all-files.ts';
import { acceptAnyway } from './accept-anyway.ts';
import { acceptChange } from './accept-change.ts';
import { acceptFile } from './accept-file.ts';
import { addRemark } from './add-remark.ts';
import { addStandards } from './add-standards.ts';
import { classify } from './classify.ts';
import { clearReviewComments } from './clear-review-comments.ts';
import type { Command, CommandContext } from './command.ts';
import { convertToOdcs } from './convert-to-odcs.ts';
import { copyDebugInfo } from './copy-debug-info.ts';
import { copyLintCommand } from './copy-lint-command.ts';
import { deleteApiKey } from './delete-api-key.ts';
import { explain } from './explain.ts';
import { exportFiles } from './export-files.ts';
import { exportJournal } from './export-journal.ts';
import { fixAll } from './fix-all.ts';
import { fixWithAgent } from './fix-with-agent.ts';
import { forgetConsents } from './forget-consents.ts';
import { generateSample } from './generate-sample.ts';
import { goToPolicy } from './go-to-policy.ts';
import { implementLogic } from './implement-logic.ts';
import { newDataProduct } from './new-data-product.ts';
import { newDomain } from './new-domain.ts';
import { newPolicy } from './new-policy.ts';
import { newSourceContract } from './new-source-contract.ts';
import { newWorkspace } from './new-workspace.ts';
import { nextChange } from './next-change.ts';
import { openExample } from './open-example.ts';
import { openLineage } from './open-lineage.ts';
import { openLineageHere } from './open-lineage-here.ts';
import { openLineageSource } from './open-lineage-source.ts';
import { openReviewEntry } from './open-review-entry.ts';
import { openRuleDocumentation } from './open-rule-documentation.ts';
import { openSettings } from './open-settings.ts';
import { previousChange } from './previous-change.ts';
import { previewInstructions } from './preview-instructions.ts';
import { rejectChange } from './reject-change.ts';
import { rejectFile } from './reject-file.ts';
import { removeRemark } from './remove-remark.ts';
import { restartServer } from './restart-server.ts';
import { reviewProposals } from './review-proposals.ts';
import { resumeRun } from './resume-run.ts';
import { reviewChanges } from './review-changes.ts';
import { runPhase } from './run-phase.ts';
import { say } from './say.ts';
import { scaffoldPipeline } from './scaffold-pipeline.ts';
import { setApiKey } from './set-api-key.ts';
import { setConnectionPassword } from './set-connection-password.ts';
import { shapeSpec } from './shape-spec.ts';
import { showColumnLineage } from './show-column-lineage.ts';
import { showEffectivePolicy } from './show-effective-policy.ts';
import { showGovernanceReport } from './show-governance-report.ts';
import { showLineagePlaces } from './show-lineage-places.ts';
import { showLog } from './show-log.ts';
import { showTranscript } from './show-transcript.ts';
import { testSampleData } from './test-sample-data.ts';
import { toggleLineageFollow } from './toggle-lineage-follow.ts';
import { tryAgainWithRemarks } from './try-again-with-remarks.ts';
import { updateProposal } from './update-proposal.ts';
import { writeContract } from './write-contract.ts';

/** By the part of the id after `dataengos.`; package.json declares the same. */
export const commands: Readonly<Record<string, Command>> = {
  acceptAllFiles,
  acceptAnyway,
  acceptChange,
  acceptFile,
  addRemark,
  addStandards,
  classify,
  clearReviewComments,
  convertToOdcs,
  copyDebugInfo,
  copyLintCommand,
  deleteApiKey,
  explain,
  exportFiles,
  exportJournal,
  fixAll,
  fixWithAgent,
  forgetConsents,
  generateSample,
  goToPolicy,
  implementLogic,
  newDataProduct,
  newDomain,
  newPolicy,
  newSourceContract,
  newWorkspace,
  nextChange,
  openExample,
  openLineage,
  openLineageHere,
  openLineageSource,
  openReviewEntry,
  openRuleDocumentation,
  openSettings,
  previewInstructions,
  previousChange,
  rejectChange,
  rejectFile,
  removeRemark,
  restartServer,
  reviewProposals,
  resumeRun,
  reviewChanges,
  runPhase,
  scaffoldPipeline,
  setApiKey,
  setConnectionPassword,
  shapeSpec,
  showColumnLineage,
  showEffectivePolicy,
  showGovernanceReport,
  showLineagePlaces,
  showLog,
  showTranscript,
  testSampleData,
  toggleLineageFollow,
  tryAgainWithRemarks,
  updateProposal,
  writeContract,
};

/** Registers all commands. One that fails says so in the log and the status bar, and rejects nothing. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const registered = Object.entries(commands).map(([name, command]) =>
    vscode.commands.registerCommand(`dataengos.${name}`, async (argument: unknown) => {
      try {
        await command(context, argument);
      } catch (error) {
        const stack = error instanceof Error ? error.stack : undefined;
        context.log.error(`dataengos.${name}: ${stack ?? String(error)}`);
        say(vscode.l10n.t('The command failed. The log says why.'));
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}
