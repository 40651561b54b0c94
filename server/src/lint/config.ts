import type { StandardId } from '../spec/metamodel.ts';
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

/** Standards whose own schemas, text and examples contradict each other: what is said by their tables is advice. */
const advisory: ReadonlySet<StandardId> = new Set(['odps-lf']);

/** Families that judge what a document says, rather than how it is written. */
const judged: ReadonlySet<RuleMeta['family']> = new Set([
  'structure',
  'meaning',
  'governance',
  'workspace',
]);

/** How grave a finding of the rule is under a configuration. `standard`: that of the document, where the rule has looked into one. */
export function severityOf(
  meta: RuleMeta,
  config: LintConfig,
  standard?: StandardId,
): Severity | 'off' {
  const own = config.rules.get(meta.code) ?? meta.presets?.[config.preset] ?? meta.severity;
  const isAdvice = judged.has(meta.family) && standard !== undefined && advisory.has(standard);
  return isAdvice && own !== 'off' ? 'hint' : own;
}
