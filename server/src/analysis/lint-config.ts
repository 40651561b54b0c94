import type { LintConfig } from '../lint/config.ts';
import type { Settings } from './settings.ts';

/** What the linter needs of the settings. */
export function lintConfig(settings: Settings): LintConfig {
  return { preset: settings.lint.preset, rules: new Map(Object.entries(settings.lint.rules)) };
}
