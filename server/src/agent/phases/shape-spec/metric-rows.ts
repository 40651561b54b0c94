import { cell } from './safe-prose.ts';

export interface MetricRow {
  readonly name: string;
  readonly question: string | undefined;
  /** Names of properties. */
  readonly answers: readonly string[];
}

const OPEN_QUESTION = 'Open: what does it tell?';
const OPEN_ANSWER = 'Open: which property?';

/**
 * Metrics as people type them: `Name`, `Name: question?`, with what answers it in brackets behind (`fct_churn.is_churned`),
 * or the three divided by `|`. Each line is one; a terminal has only one line, so a semicolon ends one, too.
 */
export function metricRows(answers: readonly string[]): readonly MetricRow[] {
  const lines = answers.flatMap((answer) => answer.slice(0, MAX).split(/\r?\n|;\s/));
  return lines.flatMap((line): readonly MetricRow[] => {
    const text = line.replace(/^\s*[-*+]\s+/, '').trim();
    const parts = text
      .split('|')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length === 0) return [];
    if (parts.length > 1) {
      const [name = '', question, named = ''] = parts;
      return [{ name, question, answers: namesIn(named) }];
    }
    const [, before = text, inside = ''] = /^(.*\S)\s*\(([^()]*)\)$/.exec(text) ?? [];
    const named = namesIn(inside);
    const said = named.length === 0 ? text : before;
    const colon = said.search(/:(?:\s|$)/);
    if (colon <= 0) return [{ name: said, question: undefined, answers: named }];
    const question = said.slice(colon + 1).trim();
    return [
      {
        name: said.slice(0, colon),
        question: question === '' ? undefined : question,
        answers: named,
      },
    ];
  });
}

const MAX = 4_000;

function namesIn(text: string): readonly string[] {
  return text
    .split(/[,\s]+/)
    .map((name) => name.replaceAll('`', ''))
    .filter((name) => /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(name));
}

/** A row of the table. */
export function rowOf({ name, question, answers }: MetricRow): string {
  const named = answers.map((answer) => `\`${answer}\``).join(', ');
  return `| ${cell(name)} | ${cell(question ?? OPEN_QUESTION)} | ${named === '' ? OPEN_ANSWER : named} |`;
}
