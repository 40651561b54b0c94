import type { QualityContent } from '../../model/content/contract-content.ts';
import { libraryOutcome } from './library-check.ts';
import { skipped, type Outcome } from './outcome.ts';
import { sampleOf, type PlannedTest, type TestHead, type TestRun } from './planned-test.ts';
import { sqlOutcome } from './sql-check.ts';
import type { TestedObject } from './tested-object.ts';
import type { PropertyPath } from './tested-value.ts';

/** The tests of quality rules, those that cannot run here included. `path`: the property that has them; undefined: the object. */
export function* qualityTests(
  of: TestedObject,
  rules: readonly QualityContent[],
  path: PropertyPath | undefined,
): Iterable<PlannedTest> {
  for (const rule of rules)
    yield { of, head: headOf(of, rule, path), run: (run) => outcome(run, of, rule, path) };
}

function headOf(of: TestedObject, rule: QualityContent, path: PropertyPath | undefined): TestHead {
  const place = path?.name ?? of.object.name;
  return {
    kind: 'quality',
    label: rule.name ?? `${place}: ${rule.metric ?? rule.description ?? rule.type}`,
    property: path?.name,
    range: rule.at,
    severity: severityOf(rule.severity),
    model: undefined,
  };
}

function severityOf(said: string | undefined): TestHead['severity'] {
  const word = said?.trim().toLowerCase() ?? '';
  if (/^(?:warn|medium|moderate)/.test(word)) return 'warning';
  return /^(?:info|low|minor|hint|trivial)/.test(word) ? 'info' : 'error';
}

async function outcome(
  run: TestRun,
  of: TestedObject,
  rule: QualityContent,
  path: PropertyPath | undefined,
): Promise<Outcome> {
  if (rule.type === 'text') return skipped('inWords');
  if (rule.type === 'custom')
    return skipped('otherEngine', { engine: `\`${rule.engine ?? '?'}\`` });
  const sample = sampleOf(run, of);
  if (sample === undefined) return skipped('noSample', { object: of.object.name });
  return rule.type === 'sql'
    ? sqlOutcome(run, of, rule, path)
    : libraryOutcome(run, { of, sample, rule, path });
}
