import type { CancellationToken } from 'vscode-languageserver/node';
import type { Settings } from '../../../analysis/settings.ts';
import { LineIndex } from '../../../base/line-index.ts';
import type { SqlEngine } from '../../../operations/sql-engine.ts';
import type { SampleTest, TestReport } from '../../../operations/test/test-report.ts';
import { EditorSource } from '../editor-source.ts';
import type { FeatureContext } from '../feature-context.ts';
import { goOn, invalidParams } from '../guard.ts';
import {
  SAMPLE_TESTS,
  type PlainRange,
  type SampleTests,
  type SampleTestsParams,
  type ViewTest,
} from '../protocol.ts';
import { toLspRange } from '../to-lsp.ts';
import type { WorkspaceFiles } from '../workspace-files.ts';

export interface SampleTestSources {
  readonly files: WorkspaceFiles;
  readonly folders: () => readonly string[];
  readonly settings: (uri: string) => Settings;
  /** Where samples are looked at. */
  readonly sql: SqlEngine;
  /** Whether the user trusts the workspace: queries of others are not run. */
  readonly isTrusted: () => boolean;
}

/** Answers which promises of contracts the sample data can be held against, and whether it keeps them. */
export function registerSampleTests(context: FeatureContext, sources: SampleTestSources): void {
  context.connection.onRequest(
    SAMPLE_TESTS,
    (params: SampleTestsParams | null | undefined, token: CancellationToken) =>
      context.guard.runAsync('sampleTests', null, () =>
        sampleTests(context, sources, checked(params), token),
      ),
  );
}

async function sampleTests(
  context: FeatureContext,
  { files, folders, settings, sql, isTrusted }: SampleTestSources,
  { run, tests }: SampleTestsParams,
  token: CancellationToken,
): Promise<SampleTests> {
  const { host, translate } = context;
  if (run && !isTrusted()) throw invalidParams('The workspace is not trusted.');
  const { onDemand } = await import('../../../operations/on-demand.ts');
  const { default: test } = await onDemand.test();
  const source = new EditorSource({ context, files, folders: folders(), settings, token });
  const input = run ? (tests === undefined ? {} : { tests }) : { list: true };
  const report = await test.run(input, {
    files: source,
    engine: host.snapshot().engine,
    config: host.snapshot().config(folders()[0] ?? ''),
    profile: (uri) => settings(uri).governance.profile,
    token,
    translate,
    sql,
  });
  goOn(token);
  return view(report, await rangesOf(report, source));
}

function view(
  { tests, strays, notRead, unavailable }: TestReport,
  rangeOf: (test: SampleTest) => PlainRange,
): SampleTests {
  return {
    tests: tests.map((test): ViewTest => {
      const { id, label, path, contract, object, property, severity, state, message } = test;
      return {
        ...{ id, label, uri: path, range: rangeOf(test), contract, object, property },
        ...{ severity, state, message },
        ...(test.evidence !== undefined && { evidence: test.evidence }),
        ...(test.diff !== undefined && {
          diff: { expected: test.diff.expected, actual: test.diff.actual },
        }),
      };
    }),
    notRead: [...strays, ...notRead].map(({ path, reason }) => ({ uri: path, reason })),
    unavailable,
  };
}

/** Ranges as the protocol writes them: each contract is read once more for its lines. */
async function rangesOf(
  { tests }: TestReport,
  source: EditorSource,
): Promise<(test: SampleTest) => PlainRange> {
  const lines = new Map<string, LineIndex>();
  for (const path of new Set(tests.map((test) => test.path))) {
    const file = await source.lookUp(path);
    if (file?.kind === 'text') lines.set(path, new LineIndex(file.text));
  }
  const start = { line: 0, character: 0 };
  return ({ path, range }) => {
    const index = lines.get(path);
    return index === undefined ? { start, end: start } : toLspRange(range, index);
  };
}

function checked(params: SampleTestsParams | null | undefined): SampleTestsParams {
  const { run, tests } = params ?? { run: false };
  if (typeof run !== 'boolean') throw invalidParams('run must be true or false.');
  if (tests === undefined) return { run };
  if (!Array.isArray(tests) || !tests.every((one) => typeof one === 'string'))
    throw invalidParams('tests must be a list of ids.');
  return { run, tests };
}
