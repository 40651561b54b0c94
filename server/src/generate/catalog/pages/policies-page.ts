import { codeCell, codeSpan, markdownTable } from '../../../base/markdown-table.ts';
import { page, type DocsSite } from '../docs-page.ts';

const titles: ReadonlyMap<string, string> = new Map([
  ['naming', 'Naming'],
  ['classification', 'Classification'],
  ['tagging', 'Tagging'],
  ['service-levels', 'Service levels'],
  ['tiering', 'Tiering'],
  ['macro-library', 'Macros'],
]);

/** policies.md: what the files of policies ask for. */
export function policiesPage({ catalog: { policies } }: DocsSite): string {
  return page([
    '[Data catalog](README.md)',
    '# Policies',
    policies.length === 0 ? 'There are no policies.' : undefined,
    ...policies.map(({ path, kind, rows }) =>
      page([
        `## ${titles.get(kind) ?? codeSpan(kind)}: ${codeSpan(path)}`,
        rows.length === 0
          ? 'It asks for nothing.'
          : markdownTable(
              ['About', 'Name', 'Field', 'Value'],
              rows.map(({ about, name, field, value }) => [
                about.replaceAll('-', ' '),
                ...[name, field, value].map(codeCell),
              ]),
            ),
      ]).trimEnd(),
    ),
  ]);
}
