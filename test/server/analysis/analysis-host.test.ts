import { expect, it } from 'vitest';
import { AnalysisHost } from '../../../server/src/analysis/analysis-host.ts';
import { defaultSettings } from '../../../server/src/analysis/default-settings.ts';
import { lintConfig } from '../../../server/src/analysis/lint-config.ts';
import { LintEngine } from '../../../server/src/lint/engine.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';

it('lints a file with the engine that is meant for it, and with no other', () => {
  const spec = new SpecIndex(odcs);
  const none = new LintEngine(spec, []);
  const host = new AnalysisHost(
    new LintEngine(spec, allRules),
    () => lintConfig(defaultSettings),
    (uri) => (uri === 'file:///ill.odcs.yaml' ? none : new LintEngine(spec, allRules)),
  );
  const findings = (uri: string): number => {
    const file = host.set(uri, 'kind: Wrong\n', { version: 1, assumed: true, maxSize: 1000 });
    return host.snapshot().lint(file).findings.length;
  };
  expect(findings('file:///ill.odcs.yaml')).toBe(0);
  expect(findings('file:///well.odcs.yaml')).toBeGreaterThan(0);
});
