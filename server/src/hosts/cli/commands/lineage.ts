import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import lineage from '../../../operations/lineage.ts';
import type { ExportedLineage } from '../../../operations/lineage/exported-lineage.ts';
import { lineageDot } from '../../../operations/lineage/lineage-dot.ts';
import { lineageMermaid, MAX_EDGES } from '../../../operations/lineage/lineage-mermaid.ts';
import { lineageOpenLineage } from '../../../operations/lineage/lineage-openlineage.ts';
import type { FileReport } from '../../../operations/lint.ts';
import { isUpdated } from '../../../operations/lineage-update.ts';
import { ioReason } from '../../node/io-reason.ts';
import type { Call } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { loadFormat } from '../load-format.ts';
import { tallyOf, verdict } from '../lint-run.ts';
import { palette, wantsColour } from '../palette.ts';
import { openSession, type Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { visible, visibleJson } from '../visible.ts';

/** Prints or writes the lineage, or with `--check` where topologies and the rest disagree. */
export async function runLineage(call: Call): Promise<ExitCode> {
  const { options, positionals } = call;
  if (positionals.includes('-'))
    throw new UsageError('Lineage is about files: standard input has none.');
  const check = options.check === true;
  const focus = typeof options.focus === 'string' ? options.focus : undefined;
  const [up, down] = [hops(call, 'up'), hops(call, 'down')];
  if (focus === undefined && (up ?? down) !== undefined)
    throw new UsageError('The options --up and --down count from a table: name it with --focus.');
  const time = timeOf(call);
  const session = await openSession(call);
  const input = { paths: positionals, focus, up, down, check };
  const {
    lineage: found,
    reports,
    notRead,
    ignored,
    found: isThere,
  } = await lineage.run(input, session.context);
  if (!isThere) throw new UsageError(`No table is called "${visible(focus ?? '')}".`);
  for (const { path, reason } of [...notRead, ...ignored])
    session.note(`${path} was not read. ${reason}`);
  if (!check && found.tables.length === 0)
    session.note(
      'No tables are known here: lineage comes from data contracts, data products, dbt projects and topologies.',
    );
  if (!check || options.output !== undefined)
    await write(rendered(found, options.format, time), call, session);
  if (!check && (options.format ?? 'mermaid') === 'mermaid' && found.edges.length > MAX_EDGES)
    session.note(
      `Mermaid draws ${String(MAX_EDGES)} edges, and these are ${String(found.edges.length)}: name a table with --focus, or take --format dot.`,
    );
  const isWhole = notRead.length === 0;
  if (!check) return isWhole ? exitCode.clean : exitCode.findings;
  if (reports !== undefined) return report(reports, call, session);
  const where = positionals.length === 0 ? 'here' : `at or below ${positionals.join(', ')}`;
  throw new UsageError(
    `There is no topology ${visible(where)} to check: a flowchart below "pipelines", or a file called "topology" or "lineage" that ends with .mermaid or .mmd.`,
  );
}

async function write(text: string, { options, io }: Call, { note }: Session): Promise<void> {
  if (typeof options.output !== 'string') {
    io.stdout.write(text);
    return;
  }
  try {
    await writeFile(resolve(io.cwd, options.output), text);
  } catch (error) {
    throw new UsageError(`The lineage cannot be written. ${ioReason(error)}`);
  }
  note(`The lineage is in ${options.output}.`);
}

async function report(
  all: readonly FileReport[],
  { options, io }: Call,
  { context }: Session,
): Promise<ExitCode> {
  const reports = all.filter(({ state }) => state !== 'skipped');
  const tally = tallyOf(reports);
  const format = await loadFormat('pretty');
  const run = {
    ...{ reports, rules: context.engine.rules, tally },
    warningsFail: tally.warning > 0,
    palette: palette(wantsColour(io.stdout, options['no-color'] === true, io.env)),
    quiet: options.quiet === true,
  };
  io.stdout.write(format(run));
  const updated = reports.flatMap(({ findings }) => findings.filter(isUpdated)).length;
  if (updated > 0 && options.quiet !== true)
    io.stdout.write(
      `"dataengos lineage update" takes ${updated} of them away; with --dry-run it shows how.\n`,
    );
  return verdict(tally, 0);
}

function rendered(lineage: ExportedLineage, format: unknown, time: string): string {
  const json = (value: unknown): string => `${visibleJson(JSON.stringify(value, undefined, 2))}\n`;
  switch (format) {
    case 'json':
      return json({ version: 1, ...lineage });
    case 'openlineage':
      return json(lineageOpenLineage(lineage, { time }));
    case 'dot':
      return visibleLines(lineageDot(lineage));
    default:
      return visibleLines(lineageMermaid(lineage));
  }
}

function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function hops({ options }: Call, name: 'up' | 'down'): number | undefined {
  const given = options[name];
  if (given === undefined) return undefined;
  if (typeof given === 'string' && /^\d{1,4}$/.test(given)) return Number(given);
  throw new UsageError(`The option --${name} takes a number from 0 up, not "${String(given)}".`);
}

/** Events of OpenLineage have a time; files have none, so it is now unless somebody says when. */
function timeOf({ options: { time } }: Call): string {
  if (typeof time !== 'string') return new Date().toISOString();
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(time) || Number.isNaN(Date.parse(time)))
    throw new UsageError('The option --time takes a time such as 2026-11-21T08:00:00Z.');
  return time;
}
