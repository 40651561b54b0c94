import type { QualityContent } from '../../../model/content/contract-content.ts';
import { proseText } from './dbt-argument.ts';

const lenient = /^(?:info|information(?:al)?|notice|hint|low|minor|warn(?:ing)?|medium|moderate)$/i;
const strict = /^(?:error|err|high|major|severe|critical|fatal|blocker)$/i;

/** What a quality check says beside what it measures, as `config` of a test: how bad a failure is, tags, and meta. */
export function ruleConfig(rule: QualityContent): Readonly<Record<string, unknown>> {
  const { severity, tags } = rule;
  const meta = ruleMeta(rule);
  return {
    ...(severity !== undefined && lenient.test(severity) && { severity: 'warn' }),
    ...(severity !== undefined && strict.test(severity) && { severity: 'error' }),
    ...(tags.length > 0 && { tags: [...new Set(tags)].map(proseText) }),
    ...(Object.keys(meta).length > 0 && { meta }),
  };
}

/** As the contract says it: tools that read the manifest find the words of the standard. */
function ruleMeta(rule: QualityContent): Readonly<Record<string, string>> {
  const { name, dimension, businessImpact, severity } = rule;
  // Two words are all that dbt has for it.
  const isLost = severity !== undefined && !/^(?:warn(?:ing)?|error)$/i.test(severity);
  return {
    ...(name !== undefined && { name: proseText(name) }),
    ...(dimension !== undefined && { dimension: proseText(dimension) }),
    ...(businessImpact !== undefined && { businessImpact: proseText(businessImpact) }),
    ...(isLost && { severity: proseText(severity) }),
  };
}
