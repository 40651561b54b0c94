import type { CodedReport } from './rule-run.ts';

/**
 * Leaves out what follows from another mistake. On a line that is no YAML the parser guessed, so what
 * else is said of it follows from that; and some reports name the lines that they explain.
 */
export function withoutConsequences(
  reports: readonly CodedReport[],
  text: string,
): readonly CodedReport[] {
  const isSyntax = ({ rule }: CodedReport): boolean => rule.meta.code === 'valid-yaml';
  const lineOf = ({ range }: CodedReport): number => text.lastIndexOf('\n', range.start - 1);
  const broken = new Set(reports.filter(isSyntax).map(lineOf));
  const explained = reports.flatMap(({ explains }) => explains ?? []);
  if (broken.size === 0 && explained.length === 0) return reports;
  return reports.filter((report) => {
    if (isSyntax(report) || report.rule.meta.family === 'engine') return true;
    if (broken.has(lineOf(report))) return false;
    if (report.explains !== undefined) return true;
    const { start } = report.range;
    return !explained.some((one) => one.start <= start && start < one.end);
  });
}
