import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import { expect } from 'vitest';
import { parseProjectConfig } from '../../../../server/src/analysis/project-config.ts';
import allRules from '../../../../server/src/lint/rules/all-rules.ts';
import { lintConfig } from '../../../../server/src/analysis/lint-config.ts';
import { mergeSettings } from '../../../../server/src/analysis/merge-settings.ts';
import type { Preset } from '../../../../server/src/lint/config.ts';
import lint from '../../../../server/src/operations/lint.ts';
import type { NewProposal } from '../../../../server/src/operations/new/propose-new-files.ts';
import { memoryContext } from '../memory-source.ts';

export type Texts = Readonly<Record<string, string>>;

/** The files with those that are proposed. */
export function withNew(files: Texts, { change }: NewProposal): Texts {
  const made = change.files.map(({ path, edits }) => [path, applyEdits('', edits)] as const);
  return { ...files, ...Object.fromEntries(made) };
}

/** All that is found in the files, as `path: code: message`. */
export async function findingsIn(files: Texts, preset: Preset): Promise<readonly string[]> {
  const codes = new Set(allRules.map(({ meta }) => meta.code));
  const project = parseProjectConfig(files['dataengos.json'] ?? '{}', codes);
  expect(project.problems).toEqual([]);
  const config = lintConfig(mergeSettings(project.settings, { lint: { preset } }));
  const reports = await lint.run({}, { ...memoryContext(files), config });
  return reports.flatMap(({ path, state, reason, findings }) => [
    ...(state === 'not-checked' ? [`${path}: ${state}: ${String(reason)}`] : []),
    ...findings.map(({ code, message }) => `${path}: ${code}: ${message}`),
  ]);
}
