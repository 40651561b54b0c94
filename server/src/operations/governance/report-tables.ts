import { formatMessage, type Translate } from '../../lint/format-message.ts';
import type { Place } from '../../model/place.ts';
import { conformity, type GovernanceReport, type Measures } from './report.ts';

/** How a report is shown. */
export interface ReportView {
  readonly translate: Translate;
  /** A file as people see it. */
  readonly show: (uri: string) => string;
  /** The address of a file for links. */
  readonly address: (uri: string) => string;
}

/** A table of the report, in words of its reader. */
export interface ReportTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** What stands below it. */
  readonly note?: string;
}

/** Our words, words of files, or a place in a file. */
export type Cell =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'place'; readonly uri: string; readonly place?: Place | undefined };

/** Columns that are listed; JSON has them all. */
const LISTED = 200;

/** Texts of the page beside its tables. */
export const reportTexts = {
  title: 'Governance report',
  asOf: 'As of {date}.',
  nothing: 'There are no data contracts here.',
  notChecked: 'Not checked, so that what is said below may be too good:',
} as const;

/** The tables that have something to say. */
export function reportTables(
  report: GovernanceReport,
  translate: Translate,
): readonly ReportTable[] {
  const tables = [
    domainTable(report, translate),
    sensitiveTable(report, translate),
    exceptionTable(report, translate),
    findingTable(report, translate),
    policyTable(report, translate),
  ];
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map((table) => ({
      ...table,
      title: translate(table.title),
      head: table.head.map(translate),
    }));
}

function domainTable({ domains, total }: GovernanceReport, translate: Translate): ReportTable {
  const measures = (name: Cell, one: Measures): readonly Cell[] => {
    const share = conformity(one);
    const { unclassifiedSensitive, unclassified, severities } = one;
    return [
      name,
      ...[one.contracts, one.tables, one.columns].map(text),
      text(share === undefined ? '-' : `${String(share)}%`),
      ...[unclassifiedSensitive, unclassified, severities.error, severities.warning].map(text),
    ];
  };
  return {
    title: 'Domains',
    head: [
      'Domain',
      'Contracts',
      'Tables',
      'Columns',
      'Names that conform',
      'Sensitive and unclassified',
      'Unclassified',
      'Errors',
      'Warnings',
    ],
    rows: [
      ...domains.map((one) => measures(domain(one.name, translate), one)),
      ...(domains.length > 1 ? [measures(text(translate('All')), total)] : []),
    ],
  };
}

function sensitiveTable({ domains }: GovernanceReport, translate: Translate): ReportTable {
  const rows = domains.flatMap(({ name, sensitive }) =>
    sensitive.map(({ uri, place, name: column, className, demand }): readonly Cell[] => [
      domain(name, translate),
      code(column),
      code(className),
      { kind: 'place', uri, place },
      { kind: 'place', ...demand },
    ]),
  );
  const more = rows.length - LISTED;
  return {
    title: 'Sensitive columns without a classification',
    head: ['Domain', 'Column', 'Class', 'Where', 'Demanded by'],
    rows: rows.slice(0, LISTED),
    ...(more > 0 && {
      note: formatMessage(
        '{count} more are not listed here. JSON has them all.',
        { count: more },
        translate,
      ),
    }),
  };
}

function exceptionTable({ exceptions }: GovernanceReport, translate: Translate): ReportTable {
  const left = (days: number | undefined): string =>
    days === undefined ? '-' : days < 0 ? translate('over') : String(days);
  return {
    title: 'Exceptions that end',
    head: ['Name', 'Reason', 'Last day', 'Days left', 'Where'],
    rows: exceptions.map(({ name, reason, expires, daysLeft, at }) => [
      ...[code(name), code(reason), code(expires), text(left(daysLeft))],
      { kind: 'place', ...at },
    ]),
  };
}

function findingTable({ domains }: GovernanceReport, translate: Translate): ReportTable {
  return {
    title: 'Findings by rule',
    head: ['Domain', 'Rule', 'Errors', 'Warnings', 'Infos', 'Hints'],
    rows: domains.flatMap(({ name, findings }) =>
      findings.map(({ code: rule, error, warning, info, hint }) => [
        domain(name, translate),
        code(rule),
        ...[error, warning, info, hint].map(text),
      ]),
    ),
  };
}

function policyTable({ domains }: GovernanceReport, translate: Translate): ReportTable {
  const uris = [...new Set(domains.flatMap(({ policies }) => policies))].sort();
  return {
    title: 'Policies in force',
    head: ['File', 'Domains'],
    rows: uris.map((uri) => {
      const names = domains.filter(({ policies }) => policies.includes(uri));
      const list = names.map(({ name }) => (name === '' ? translate('none') : name)).join(', ');
      const all = domains.length > 1 && names.length === domains.length;
      return [{ kind: 'place', uri }, all ? text(translate('All')) : code(list)];
    }),
  };
}

function domain(name: string, translate: Translate): Cell {
  return name === '' ? text(translate('none')) : code(name);
}

function text(value: string | number): Cell {
  return { kind: 'text', text: String(value) };
}

function code(value: string): Cell {
  return { kind: 'code', text: value };
}
