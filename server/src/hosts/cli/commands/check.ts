import { resolve } from 'node:path';
import { claimsContract } from '../../../analysis/claims-contract.ts';
import { lintConfig } from '../../../analysis/lint-config.ts';
import { promisedByName } from '../../../analysis/promised-by-name.ts';
import { readFile } from '../../node/read-file.ts';
import type { Call } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { formatProbe } from '../format-probe.ts';
import { probe } from '../probe.ts';
import { loadProject } from '../project.ts';
import { makeEngine } from '../session.ts';
import { UsageError } from '../usage-error.ts';

/** Longer than this nobody waits for a bug report. */
const BUDGET = 60_000;

/** Tries every feature on one file: the report is what a bug report needs. */
export async function runCheck(call: Call): Promise<ExitCode> {
  const { options, positionals, io } = call;
  const given = options.probe;
  if (typeof given !== 'string' || positionals.length > 0) {
    throw new UsageError(wrongCall(typeof given === 'string', positionals));
  }
  const engine = makeEngine();
  const project = await loadProject(call, new Set(engine.rules.map((rule) => rule.meta.code)));
  const read = await readFile(resolve(io.cwd, given), project.settings.files.maxSize);
  if (read.kind === 'unread') {
    throw new UsageError(`The file "${given}" cannot be tried. ${read.reason}`);
  }
  const report = probe(read.text, {
    engine,
    config: lintConfig(project.settings),
    assumed: promisedByName(given) || claimsContract(read.text),
    budget: BUDGET,
  });
  io.stdout.write(formatProbe(read.text, report));
  const failed = report.failures.length > 0 || report.result?.complete === false;
  return failed || report.cut ? exitCode.internal : exitCode.clean;
}

/** Who writes "check orders.odcs.yaml" as a rule wants to know what is wrong with the contract. */
function wrongCall(hasProbe: boolean, [file]: readonly string[]): string {
  if (hasProbe || file === undefined) return 'Name one file: "dataengos check --probe <file>".';
  return `"check" is for bug reports and takes its file as an option: "dataengos check --probe ${file}". To find mistakes, write "dataengos lint ${file}".`;
}
