import type { FeatureContext } from '../feature-context.ts';
import { registerClassify, type ClassifySources } from './classify.ts';
import { registerExport } from './export.ts';
import { registerNewFiles, type NewFilesSources } from './new-files.ts';

/** Answers the requests behind commands that change or make files. */
export function registerVerbs(
  context: FeatureContext,
  sources: ClassifySources & NewFilesSources,
): void {
  registerClassify(context, sources);
  registerExport(context, sources);
  registerNewFiles(context, sources);
}
