import type { RuleMeta, Severity } from './rule.ts';

export const PRESETS = ['relaxed', 'recommended', 'strict'] as const;
export type Preset = (typeof PRESETS)[number];

/** What a workspace asks of the linter. The same for editor and command line. */
export interface LintConfig {
  readonly preset: Preset;
  /** Per rule code; overrides the preset. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
}

export const defaultConfig: LintConfig = { preset: 'recommended', rules: new Map() };

/** How grave a finding of the rule is under a configuration. */
export function severityOf(meta: RuleMeta, config: LintConfig): Severity | 'off' {
  const own = config.rules.get(meta.code);
  if (own !== undefined) return own;
  return meta.presets?.[config.preset] ?? meta.severity;
}
