import type { Log, ReportingDescriptor, Result, Notification, Region } from 'sarif';
import { DOCUMENTATION, rulePage } from '../../../analysis/documentation.ts';
import { LineIndex } from '../../../base/line-index.ts';
import type { Range } from '../../../base/range.ts';
import type { Rule, Severity } from '../../../lint/rule.ts';
import type { Place } from '../../../model/place.ts';
import { contentHash } from '../../../base/content-hash.ts';
import type { FileReport, ReportedFinding } from '../../../operations/lint.ts';
import ruleCompletes from '../../../lint/rules/engine/rule-completes.ts';
import { findingMessage } from '../../../operations/finding-message.ts';
import type { LintRun } from '../lint-run.ts';
import { spanOf } from '../place.ts';
import { product } from '../product.ts';
import { visibleJson } from '../visible.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

const BASE = '%SRCROOT%';

/** SARIF 2.1.0. Paths are relative to where the command ran, so run it at the root of the repository. */
export function formatSarif({ reports, rules, tally }: LintRun): string {
  const metas = rulesOf(rules);
  const index = new Map(metas.map((rule, at) => [rule.meta.code, at]));
  const log: Log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: product.name,
            semanticVersion: product.version,
            informationUri: DOCUMENTATION,
            rules: metas.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [BASE]: { description: { text: 'The folder in which the command ran.' } },
        },
        invocations: [
          {
            executionSuccessful: tally.notChecked === 0,
            toolExecutionNotifications: reports.flatMap(notifications),
          },
        ],
        results: reports.flatMap((report) => results(report, index, metas)),
      },
    ],
  };
  return `${visibleJson(JSON.stringify(log, undefined, 2))}\n`;
}

function rulesOf(rules: readonly Rule[]): readonly Rule[] {
  const hasEngine = rules.some((rule) => rule.meta.code === ruleCompletes.meta.code);
  return hasEngine ? rules : [...rules, ruleCompletes];
}

function descriptor({ meta }: Rule): ReportingDescriptor {
  const plain = meta.summary.replaceAll('`', '');
  return {
    id: meta.code,
    name: meta.code,
    shortDescription: { text: plain },
    fullDescription: { text: plain },
    help: { text: meta.explanation.replaceAll('`', ''), markdown: meta.explanation },
    helpUri: rulePage(meta.code),
    defaultConfiguration: { level: LEVELS[meta.severity] },
    properties: { tags: [meta.family], fixable: meta.fixable, since: meta.since },
  };
}

function results(
  report: FileReport,
  index: ReadonlyMap<string, number>,
  rules: readonly Rule[],
): Result[] {
  const { path, text = '', findings } = report;
  const lines = new LineIndex(text);
  const seen = new Map<string, number>();
  return findings.map((finding): Result => {
    const ruleIndex = index.get(finding.code) ?? -1;
    const related = relatedLocations(finding, rules[ruleIndex], path, text, lines);
    return {
      ruleId: finding.code,
      ruleIndex,
      level: LEVELS[finding.severity],
      message: { text: finding.message },
      locations: [location(path, region(text, lines, finding.range))],
      ...(related.length > 0 && { relatedLocations: related }),
      partialFingerprints: fingerprints(finding, text, lines, seen),
      properties: { severity: finding.severity },
    };
  });
}

function relatedLocations(
  finding: ReportedFinding,
  rule: Rule | undefined,
  path: string,
  text: string,
  lines: LineIndex,
): NonNullable<Result['relatedLocations']> {
  const here = (finding.related ?? []).map((place) => ({
    ...location(path, region(text, lines, place.range)),
    message: { text: findingMessage(rule, place) },
  }));
  const elsewhere = (finding.elsewhere ?? []).map((other) => ({
    ...location(other.uri, placeRegion(other.place)),
    message: { text: findingMessage(rule, other) },
  }));
  return [...here, ...elsewhere].map((related, id) => ({ id: id + 1, ...related }));
}

function location(path: string, at: Region): NonNullable<Result['locations']>[number] {
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(path), uriBaseId: BASE }, region: at },
  };
}

function region(text: string, lines: LineIndex, range: Range): Region {
  const { start, end } = spanOf(text, lines, range, 'utf16');
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function placeRegion({ line, start, end }: Place): Region {
  return { startLine: line + 1, startColumn: start + 1, endLine: line + 1, endColumn: end + 1 };
}

/** The same line with the same finding stays the same when lines before it come and go. */
function fingerprints(
  finding: ReportedFinding,
  text: string,
  lines: LineIndex,
  seen: Map<string, number>,
): Record<string, string> {
  const { line } = lines.positionAt(finding.range.start);
  const source = text.slice(lines.startOf(line), lines.endOf(line)).trim();
  const hash = contentHash(`${finding.code}\n${finding.messageId}\n${source}`);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return { primaryLocationLineHash: `${hash}:${count}` };
}

function notifications({ path, state, reason = '', defect }: FileReport): Notification[] {
  if (state !== 'not-checked') return [];
  return [
    {
      level: 'error',
      message: { text: `Not checked. ${reason}` },
      descriptor: { id: defect === true ? 'internal-error' : 'not-checked' },
      locations: [
        { physicalLocation: { artifactLocation: { uri: uriOf(path), uriBaseId: BASE } } },
      ],
    },
  ];
}

/** A relative URI reference: no scheme, no authority, nothing that a reader takes for an option. */
function uriOf(path: string): string {
  const encoded = path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD')));
  return encoded.join('/');
}
