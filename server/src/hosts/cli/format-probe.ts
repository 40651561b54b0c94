import { LineIndex } from '../../base/line-index.ts';
import type { FeatureProbe, ProbeFailure, ProbeReport } from './probe.ts';
import { spanOf } from './place.ts';
import { product } from './product.ts';
import { visible } from './visible.ts';

/** The report of a probe. Holds versions, counts and timings, nothing of the text and no path of the machine. */
export function formatProbe(text: string, report: ProbeReport): string {
  const lines = new LineIndex(text);
  return [
    `${product.name} ${product.version}, Node ${process.version}, ${process.platform} ${process.arch}`,
    fileLine(text, lines, report),
    '',
    ...table(report.features),
    '',
    findingsLine(report),
    ...(report.cut ? ['The time was over: some offsets were not tried.'] : []),
    ...report.failures.map((failure) => failureText(text, lines, failure)),
    `${report.failures.length === 0 ? 'Nothing' : `${report.failures.length} different things`} went wrong.`,
    '',
  ].join('\n');
}

function fileLine(text: string, lines: LineIndex, { ide, offsets }: ProbeReport): string {
  const dialects = (ide?.contracts ?? []).map(({ dialect, version, declaredVersion }) => {
    const declared = declaredVersion === undefined ? 'not declared' : 'declared';
    return dialect === 'odcs' ? `odcs ${version} (${declared})` : dialect;
  });
  const size = `${lines.lineCount} lines, ${text.length} characters`;
  return `File: ${size}, ${offsets} offsets tried, documents: ${dialects.join(', ') || 'none'}`;
}

function table(features: readonly FeatureProbe[]): string[] {
  const rows = features.map(({ feature, calls, answers, total, longest, failures }) => [
    feature,
    String(calls),
    String(answers),
    total.toFixed(1),
    longest.toFixed(2),
    String(failures),
  ]);
  const all = [['feature', 'calls', 'answers', 'total ms', 'longest ms', 'failures'], ...rows];
  return all.map(([name = '', ...cells]) =>
    [name.padEnd(18), ...cells.map((cell) => cell.padStart(11))].join(''),
  );
}

function findingsLine({ result }: ProbeReport): string {
  const counts = new Map<string, number>();
  for (const { code } of result?.findings ?? []) counts.set(code, (counts.get(code) ?? 0) + 1);
  const list = [...counts].sort().map(([code, count]) => `${code} ${count}`);
  const state = result?.complete === false ? ' Not everything was checked.' : '';
  return `Findings: ${list.join(', ') || 'none'}.${state}`;
}

function failureText(text: string, lines: LineIndex, failure: ProbeFailure): string {
  const { feature, offset, error } = failure;
  let place = '';
  if (offset !== undefined) {
    const { line, column } = spanOf(
      text,
      lines,
      { start: offset, end: offset },
      'characters',
    ).start;
    place = ` at line ${line}, column ${column}`;
  }
  if (!(error instanceof Error))
    return `${feature} failed${place}: ${withoutContents(String(error), text)}`;
  const what = withoutContents(error.message, text);
  return [`${feature} failed${place}: ${error.name}: ${what}`, ...frames(error)].join('\n');
}

/** Where it happened, without the folders of the machine. */
function frames({ stack = '', message }: Error): string[] {
  const at = stack.indexOf(message);
  return stack
    .slice(at === -1 ? 0 : at + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 15)
    .map((line) => `    ${visible(line.trim().replace(/(?:file:\/\/)?[^\s()]*[/\\]/g, ''))}`);
}

/** An error may quote the file: every word of it that the file holds is left out. */
function withoutContents(message: string, text: string): string {
  const words = message.replace(/[\p{L}\p{N}_.@-]{3,}/gu, (word) =>
    text.includes(word) ? '...' : word,
  );
  return visible(words);
}
