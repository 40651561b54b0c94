import { dirname, join } from 'node:path';
import testOperation from '../../../operations/test.ts';
import { ChildEngine } from '../../node/engine/child-engine.ts';
import type { Call } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { fromRoot } from '../from-root.ts';
import { palette, wantsColour } from '../palette.ts';
import { openSession, type Session } from '../session.ts';
import { breaks, placesIn, type TestResults } from '../test-results.ts';
import { UsageError } from '../usage-error.ts';

/** Tests sample data, prints, and says by its exit code what came out. */
export async function runTest(asked: Call): Promise<ExitCode> {
  const call = fromRoot(asked);
  const { options, positionals } = call;
  if (positionals.includes('-'))
    throw new UsageError('Sample data is a matter of files: standard input has none.');
  const session = await openSession({ ...call, positionals: [] });
  // Beside this bundle, in its own.
  const sql = new ChildEngine(join(dirname(__filename), 'engine.cjs'));
  const list = options.list === true;
  const report = await testOperation.run({ paths: positionals, list }, { ...session.context, sql });
  if (positionals.length > 0 && report.tests.length === 0)
    throw new UsageError(
      `No contract with schema objects is called or lies in "${positionals.join('", "')}".`,
    );
  const tested = report.tests.filter(({ sample, model }) => (sample ?? model) !== undefined);
  if (tested.length === 0 && options['allow-empty'] !== true)
    throw new UsageError(
      'No contract has sample data. It belongs in specs/sample-data/<contract>/<object>.csv, .json or .parquet.',
    );
  const place = placesIn(await textsOf(report.tests, session));
  call.io.stdout.write(await rendered({ report, place }, call));
  const isWhole = report.notRead.length === 0 && report.unavailable === undefined;
  return !isWhole || report.tests.some(breaks) ? exitCode.findings : exitCode.clean;
}

async function textsOf(
  tests: TestResults['report']['tests'],
  { context }: Session,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { path } of tests) {
    if (texts.has(path)) continue;
    const file = await context.files.lookUp(path);
    texts.set(path, file?.kind === 'text' ? file.text : '');
  }
  return texts;
}

async function rendered(results: TestResults, { options, io }: Call): Promise<string> {
  switch (options.format) {
    case 'json':
      return (await import('../formats/test-json.ts')).formatTestsJson(results);
    case 'junit':
      return (await import('../formats/test-junit.ts')).formatTestsJunit(results);
    default: {
      const { formatTestsPretty } = await import('../formats/test-pretty.ts');
      const colours = palette(wantsColour(io.stdout, options['no-color'] === true, io.env));
      return formatTestsPretty(results, colours, options.quiet === true);
    }
  }
}
