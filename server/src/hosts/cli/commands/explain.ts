import explain from '../../../operations/explain.ts';
import { neverCancelled } from '../../../base/cancellation.ts';
import { defaultConfig } from '../../../lint/config.ts';
import { families } from '../../../lint/families.ts';
import type { RuleMeta } from '../../../lint/rule.ts';
import type { FileSource } from '../../../analysis/ports.ts';
import type { Call } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { makeEngine } from '../session.ts';
import { UsageError } from '../usage-error.ts';

const noFiles: FileSource = {
  find: refuse,
  policies: refuse,
  around: refuse,
  absolute: refuse,
  resolveFile: refuse,
  pathTo: refuse,
  knowsFolders: refuse,
  lookUp: refuse,
  folderOf: refuse,
  list: refuse,
};

function refuse(): never {
  throw new Error('Rules are explained without files');
}

export async function runExplain({ positionals, io }: Call): Promise<ExitCode> {
  if (positionals.length > 1) throw new UsageError('Name one rule, or none for the list.');
  const context = {
    files: noFiles,
    engine: makeEngine(),
    config: defaultConfig,
    token: neverCancelled,
  };
  const answer = await explain.run({ rule: positionals[0] }, context);
  if (answer.kind === 'unknown') {
    const hint =
      answer.meant === undefined
        ? '"dataengos explain" lists them.'
        : `Did you mean "${answer.meant}"?`;
    throw new UsageError(`There is no rule "${answer.code}". ${hint}`);
  }
  if (answer.kind === 'page') {
    io.stdout.write(`${answer.markdown}\n`);
    return exitCode.clean;
  }
  io.stdout.write(list(answer.rules));
  return exitCode.clean;
}

/** One line for each rule, with its severity in the recommended preset, below the heading of its family. */
function list(rules: readonly RuleMeta[]): string {
  const width = Math.max(...rules.map(({ code }) => code.length));
  const groups = Object.entries(families).map(([name, title]) => {
    const rows = rules
      .filter(({ family }) => family === name)
      .map(({ code, severity, presets, summary }) => {
        const recommended = presets?.recommended ?? severity;
        return `  ${code.padEnd(width)}  ${recommended.padEnd(7)}  ${summary.replaceAll('`', '')}\n`;
      });
    return `${title}\n${rows.join('')}`;
  });
  return groups.join('\n');
}
