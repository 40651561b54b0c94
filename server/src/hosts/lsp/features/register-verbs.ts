import type { FeatureContext } from '../feature-context.ts';
import { registerClassify } from './classify.ts';
import { registerExport, type ExportSources } from './export.ts';
import { registerModelTools } from './model-tools.ts';
import { registerInstructions } from './instructions.ts';
import { registerNewFiles, type NewFilesSources } from './new-files.ts';
import { registerPhases } from './phases.ts';
import type { PhaseSources } from '../phases/phase-sources.ts';
import { registerSample } from './sample.ts';
import { registerSampleTests, type SampleTestSources } from './sample-tests.ts';
import { registerScaffold } from './scaffold.ts';

/** Answers the requests behind commands that change, make or run something. */
export function registerVerbs(
  context: FeatureContext,
  sources: ExportSources & NewFilesSources & SampleTestSources & PhaseSources,
): void {
  registerClassify(context, sources);
  registerExport(context, sources);
  registerModelTools(context, sources);
  registerInstructions(context, sources);
  registerNewFiles(context, sources);
  registerPhases(context, sources);
  registerSample(context, sources);
  registerSampleTests(context, sources);
  registerScaffold(context, sources);
}
