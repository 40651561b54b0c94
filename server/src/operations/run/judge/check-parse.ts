import type { DraftFile } from '../../../agent/draft.ts';
import type { DraftFinding } from '../../../agent/verdict.ts';
import type { Range } from '../../../base/range.ts';
import { tryDiagrams } from '../../../syntax/mermaid/diagrams.ts';
import { flowchartProblemTexts } from '../../../syntax/mermaid/problem-texts.ts';
import { maskJinja } from '../../../syntax/sql/jinja/mask-jinja.ts';
import { readJinja } from '../../../syntax/sql/jinja/read-jinja.ts';
import { readModelSql } from '../../../syntax/sql/read-model-sql.ts';
import type { SqlDialect } from '../../../syntax/sql/sql-facts.ts';
import type { SqlReader } from '../../../syntax/sql/sql-reader.ts';
import { parseYaml } from '../../../syntax/yaml/parse-yaml.ts';
import { problemTexts } from '../../../syntax/yaml/problems.ts';
import { checked, placed, type Checked } from './checked.ts';
import { saying, type Sentence } from '../../../agent/sentence.ts';
import { told } from '../../../agent/told.ts';

interface Problem {
  readonly range: Range;
  readonly message: Sentence;
  readonly severity: DraftFinding['severity'];
}

/** Dialects that models are written in, the likeliest first. */
const DIALECTS: readonly SqlDialect[] = [
  'duckdb',
  'postgresql',
  'snowflake',
  'databricks',
  'bigquery',
  'redshift',
];

/** UTF-16 units of one file of a draft. */
const MAX_TEXT = 1_048_576;

/** Problems of one file that are told. */
const MAX_PROBLEMS = 50;

/** Whether the files of a draft can be read at all: YAML, JSON, SQL with its templates, flowcharts, Markdown. */
export function checkParse(files: readonly DraftFile[], sql: SqlReader | undefined): Checked {
  const findings = files.flatMap((file) => {
    const before = new Set(
      (file.base === null ? [] : problemsOf({ ...file, text: file.base }, sql)).map(({ message }) =>
        told(message),
      ),
    );
    return problemsOf(file, sql)
      .slice(0, MAX_PROBLEMS)
      .map(({ range, message, severity }): DraftFinding => ({
        ...{ path: file.path, severity, message, code: 'parse' },
        ...placed(file.text, range),
        isOld: before.has(told(message)),
      }));
  });
  return checked(
    'parse',
    findings,
    files.length === 1 ? saying('The file can be read.') : saying('All files can be read.'),
  );
}

function problemsOf(
  { path, text }: Pick<DraftFile, 'path' | 'text'>,
  sql: SqlReader | undefined,
): readonly Problem[] {
  const start = { start: 0, end: Math.min(1, text.length) };
  if (text.length > MAX_TEXT)
    return [{ range: start, message: saying('The text has more than 1 MiB.'), severity: 'error' }];
  const zero = text.indexOf('\0');
  if (zero !== -1) {
    const message = saying('The text holds a NUL character.');
    return [{ range: { start: zero, end: zero + 1 }, message, severity: 'error' }];
  }
  if (/\.(?:ya?ml|json)$/i.test(path)) return yamlProblems(text);
  if (/\.sql$/i.test(path)) return sqlProblems(text, sql);
  if (/\.(?:md|mermaid|mmd)$/i.test(path)) return chartProblems(path, text);
  return [];
}

function yamlProblems(text: string): readonly Problem[] {
  const { documents, problems } = parseYaml(text);
  const inside = documents.flatMap(({ blocks }) =>
    blocks.flatMap(({ start, fragment }) =>
      fragment.problems.map((one) => ({ ...one, start: one.start + start, end: one.end + start })),
    ),
  );
  return [...problems, ...inside].map(({ id, params, start, end }) => ({
    range: { start, end },
    message: saying(problemTexts[id], params),
    severity: 'error',
  }));
}

function chartProblems(path: string, text: string): readonly Problem[] {
  return tryDiagrams(text, path).flatMap(({ chart }) =>
    chart.problems.map(({ start, end, message, text: named = '' }): Problem => ({
      range: { start, end },
      message: saying(flowchartProblemTexts[message], { text: named }),
      severity: 'error',
    })),
  );
}

function sqlProblems(text: string, reader: SqlReader | undefined): readonly Problem[] {
  const { tags } = readJinja(text);
  const open = tags.filter(({ closed }) => !closed);
  if (open.length > 0)
    return open.map(({ start, end }) => ({
      range: { start, end },
      message: saying('This template tag is not closed.'),
      severity: 'error',
    }));
  // A macro, a test or a snapshot is no query.
  const hasFlow = tags.some(({ kind }) => kind === 'statement');
  if (reader === undefined || hasFlow || text.trim() === '') return [];
  if (readModelSql(text, reader, DIALECTS).provenance !== undefined) return [];
  const { text: plain } = maskJinja(text, tags, { branch: 'first', macros: 'name' });
  const { reading } = reader.read(plain, DIALECTS);
  if (reading.kind !== 'failed') return [];
  const at = Math.min(reading.at ?? text.trimEnd().length - 1, Math.max(0, text.length - 1));
  return [
    {
      range: { start: Math.max(0, at), end: Math.max(0, at) + 1 },
      message: saying('This is no SQL that can be read: {reason}', { reason: reading.message }),
      severity: 'error',
    },
  ];
}
