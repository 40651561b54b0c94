import { buildReport, reportedRules } from './governance/build-report.ts';
import type { GovernanceReport } from './governance/report.ts';
import lint from './lint.ts';
import { defineOperation } from './operation.ts';
import { policyIndex, sourceOf } from './policy-index.ts';

export default defineOperation({
  name: 'governance-report',
  title: 'Governance report',
  doc: 'Returns how far contracts follow the policies that hold for them, domain by domain: names that conform, columns that say nothing of sensitive data, findings by rule, and exceptions that end. Files that could not be checked are named.',
  writes: false,
  input: {
    paths: {
      type: 'strings',
      doc: 'Files and folders to look at; everything that looks like a contract when left out.',
    },
  },
  async run({ paths }, context): Promise<GovernanceReport> {
    const { engine, files, token } = context;
    const index = await policyIndex(context, paths);
    for await (const file of files.find(paths)) {
      if (token.isCancellationRequested) break;
      if (file.kind === 'text') index.put(sourceOf(file));
    }
    const governance = reportedRules(engine.rules);
    const reports = await lint.run({ paths }, context);
    return buildReport({
      index,
      spec: engine.spec,
      today: engine.today,
      files: reports.map(({ path, findings }) => ({
        uri: path,
        findings: findings.filter(({ code }) => governance.has(code)),
      })),
      notChecked: reports.flatMap(({ path, state, reason = '' }) =>
        state === 'not-checked' ? [{ path, reason }] : [],
      ),
    });
  },
});
