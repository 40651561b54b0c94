import { registerCodeActions } from './features/code-actions.ts';
import { registerCallHierarchy } from './features/call-hierarchy.ts';
import { registerCodeLens, type ReferenceLenses } from './features/code-lens.ts';
import { registerCompletion } from './features/completion.ts';
import { registerDocumentLinks } from './features/document-links.ts';
import { registerDocumentSymbols } from './features/document-symbols.ts';
import { registerFixAll } from './features/fix-all.ts';
import { registerFormatting } from './features/format-flowchart.ts';
import { registerHover } from './features/hover.ts';
import { registerInlayHints, type InlayHintViews } from './features/inlay-hints.ts';
import { registerNavigation } from './features/navigation.ts';
import type { RenameSources } from './features/rename-edit.ts';
import { registerRename } from './features/rename.ts';
import { registerVerbs } from './features/register-verbs.ts';
import { registerSemanticTokens } from './features/semantic-tokens.ts';
import { registerStructure } from './features/structure.ts';
import { registerGovernance } from './governance.ts';
import { fileHealth } from './file-health.ts';
import { CountedLineage } from './counted-lineage.ts';
import { registerLineage } from './lineage.ts';
import type { FileHealth } from './lineage-view.ts';
import { registerInformation } from './information.ts';
import { SlicedLineage } from './sliced-lineage.ts';
import type { Runtime } from './runtime.ts';
import type { Services } from './services.ts';

/** What must hear of changes that no document tells. */
export interface Views {
  readonly lenses: ReferenceLenses;
  readonly hints: InlayHintViews;
}

/** Registers every editor feature. */
export function registerFeatures(services: Services, runtime: Runtime): Views {
  const { context, documents, folders, index, settings, symbols } = services;
  const sliced = new SlicedLineage(services.workspace.lineage);
  const wanted = (): Promise<unknown> => services.workspace.wantsLineage();
  documents.listen(context.connection);
  const renameSources: RenameSources = {
    symbols,
    index,
    files: runtime.files,
    folders: () => folders.all,
    settings: (uri) => settings.settings(uri),
  };
  registerCompletion(context, symbols);
  const counted = new CountedLineage(context.guard, sliced, wanted);
  registerHover(context, symbols, counted);
  registerDocumentSymbols(context);
  registerStructure(context);
  registerFormatting(context);
  registerDocumentLinks(context, symbols, () => folders.all);
  registerCodeActions(context, renameSources);
  registerFixAll(context);
  registerVerbs(context, {
    ...renameSources,
    sql: runtime.sqlEngine,
    engineProgram: runtime.engineProgram,
    storage: services.storage,
    isTrusted: () => services.trust.isTrusted,
  });
  registerNavigation(context, symbols);
  registerCallHierarchy(context, symbols);
  registerSemanticTokens(context, symbols);
  registerRename(context, renameSources);
  registerInformation(context, { runtime, settings, index, folders });
  registerGovernance(context, {
    symbols,
    folders: () => folders.all,
    findings: (uri) => services.workspace.lint.findings(uri),
  });
  const lenses = registerCodeLens(context, {
    symbols,
    lineage: counted,
    showsLineage: async (uri) => (await settings.view(uri)).lineageLenses,
  });
  const health = (uri: string): FileHealth => fileHealth(uri, context, index);
  registerLineage(context, { lineage: sliced, symbols, health, wanted, lenses: lenses.lineage });
  return {
    lenses,
    hints: registerInlayHints(context, async (uri) => (await settings.view(uri)).inlayHints),
  };
}
