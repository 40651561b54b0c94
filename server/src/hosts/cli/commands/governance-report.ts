import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import governanceReport from '../../../operations/governance-report.ts';
import { reportHtml } from '../../../operations/governance/report-html.ts';
import { reportJson } from '../../../operations/governance/report-json.ts';
import { reportMarkdown } from '../../../operations/governance/report-markdown.ts';
import type { ReportView } from '../../../operations/governance/report-tables.ts';
import type { GovernanceReport } from '../../../operations/governance/report.ts';
import { ioReason } from '../../node/io-reason.ts';
import type { Call } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { openSession } from '../session.ts';
import { pathAddress } from '../shown-path.ts';
import { UsageError } from '../usage-error.ts';
import { visible, visibleJson } from '../visible.ts';

/** Prints or writes the governance report. Findings do not make it fail; what could not be checked does. */
export async function runGovernanceReport(call: Call): Promise<ExitCode> {
  const { options, positionals, io } = call;
  if (positionals.includes('-'))
    throw new UsageError('A report is about files: standard input cannot be reported on.');
  const { context, note } = await openSession(call);
  const report = await governanceReport.run({ paths: positionals }, context);
  const text = rendered(report, options.format);
  if (typeof options.output === 'string') {
    const path = resolve(io.cwd, options.output);
    try {
      await writeFile(path, text);
    } catch (error) {
      throw new UsageError(`The report cannot be written. ${ioReason(error)}`);
    }
    note(`The report is in ${options.output}.`);
  } else io.stdout.write(text);
  return report.notChecked.length > 0 ? exitCode.findings : exitCode.clean;
}

function rendered(report: GovernanceReport, format: unknown): string {
  const view: ReportView = {
    translate: (english) => english,
    show: (path) => path,
    address: pathAddress,
  };
  if (format === 'json')
    return `${visibleJson(JSON.stringify(reportJson(report, view.show), undefined, 2))}\n`;
  const text = format === 'html' ? reportHtml(report, view) : reportMarkdown(report, view);
  return text.split('\n').map(visible).join('\n');
}
