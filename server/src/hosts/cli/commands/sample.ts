import { LineIndex } from '../../../base/line-index.ts';
import sample, { type SampleProposal } from '../../../operations/sample.ts';
import type { Call, RunCommand } from '../command.ts';
import { fromRoot } from '../from-root.ts';
import { makeFiles } from '../make-files.ts';
import { spanOf } from '../place.ts';
import { UsageError } from '../usage-error.ts';
import { visible } from '../visible.ts';
import type { OperationContext } from '../../../operations/operation.ts';

/** Makes the sample files that are missing, or shows them, and says what their rows do not meet. */
export const runSample: RunCommand = async (asked) => {
  const call = fromRoot(asked);
  const { options, positionals } = call;
  if (positionals.includes('-'))
    throw new UsageError('Samples refer to each other: name a contract, not standard input.');
  const input = {
    contracts: positionals,
    rows: wholeNumber(call, 'rows', 1, 10_000),
    seed: wholeNumber(call, 'seed', 0, 4_294_967_295),
    format: typeof options.format === 'string' ? options.format : undefined,
  };
  let said: readonly string[] = [];
  const code = await makeFiles(call, {
    within: (path) => path,
    async run(context) {
      const proposal = await sample.run(input, context);
      requireAll(proposal);
      said = await unmetLines(proposal, context);
      return { ...proposal, problems: [] };
    },
  });
  if (options.quiet !== true)
    for (const line of said) call.io.stderr.write(`note: ${visible(line)}\n`);
  return code;
};

function requireAll({ unknown, contracts }: SampleProposal): void {
  const [first] = unknown;
  if (first !== undefined) {
    const hint = first.meant === undefined ? '' : ` Did you mean "${visible(first.meant)}"?`;
    throw new UsageError(`No contract here is called "${visible(first.asked)}".${hint}`);
  }
  if (contracts === 0) throw new UsageError('There are no data contracts here.');
}

/** What the rows do not meet, with the line of the contract that says it. */
async function unmetLines(
  { unmet }: SampleProposal,
  { files }: OperationContext,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { path, at, element, reason } of unmet) {
    const file = await files.lookUp(path);
    const text = file?.kind === 'text' ? file.text : '';
    const { line, column } = spanOf(text, new LineIndex(text), at, 'characters').start;
    lines.push(`${path}:${line}:${column}: ${element}: ${reason}`);
  }
  return lines;
}

function wholeNumber(
  { options }: Call,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const given = options[name];
  if (given === undefined) return undefined;
  const number = typeof given === 'string' && /^\d{1,10}$/.test(given) ? Number(given) : NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(
    `The option --${name} takes a whole number from ${least} to ${most}, not "${String(given)}".`,
  );
}
