import type { DraftFile } from '../../../agent/draft.ts';
import type { Tool } from '../../../agent/tool.ts';
import type { CheckKind } from '../../../agent/verdict.ts';
import { isSafePath } from '../../scaffold/safe-path.ts';
import type { ToolSources } from './tool-sources.ts';
import { fields, record, trouble, word } from './tool-input.ts';
import { told } from '../../../agent/told.ts';

/** Lines of one answer. */
const MOST = 100;

/** Lets a model hold a text against the rules before it proposes it. */
export function lintDraft({ judge, world, values }: ToolSources): Tool {
  return {
    name: 'lint_draft',
    doc: 'Holds texts of files, as if they were in the workspace, against the rules and policies, and says what breaks for readers of contracts; models are run on empty tables with the columns and types that contracts promise. Gives the findings with lines, those elsewhere in the workspace included, at most 100. Use it before you call propose, not after each small change: it takes seconds. Writes nothing. Sample data is not looked at here. What could not be checked says so, and is not a pass.',
    input: fields(
      {
        files: {
          type: 'array',
          minItems: 1,
          maxItems: 10,
          description: 'The files as they would be, whole.',
          items: fields(
            {
              path: word('Relative to the workspace folder.'),
              text: { type: 'string', maxLength: 200_000, description: 'The whole text.' },
            },
            ['path', 'text'],
          ),
        },
      },
      ['files'],
    ),
    async run(input, token) {
      const given = record(input).files;
      const files: DraftFile[] = [];
      for (const one of Array.isArray(given) ? given : []) {
        const { path, text } = record(one);
        if (typeof path !== 'string' || typeof text !== 'string' || !isSafePath(path))
          return trouble(
            `"${String(path).slice(0, 200)}" is no path in the workspace folder: name files relative to it, with "/", without "..".`,
          );
        files.push({ path, text, base: (await world.read(path)) ?? null });
      }
      const hasSql = files.some(({ path }) => path.endsWith('.sql'));
      const kinds: readonly CheckKind[] = [
        'parse',
        'rules',
        'breaking',
        ...(hasSql ? ['columns' as const] : []),
      ];
      const { checks, findings } = await judge(files, kinds, token);
      const lines = findings
        .filter(({ isOld }) => !isOld)
        .map(
          ({ path, line, severity, code, message }) =>
            `${path}${line === undefined ? '' : `:${String(line)}`} ${severity} ${told(message)} [${code}]`,
        );
      const shown =
        lines.length > MOST
          ? [...lines.slice(0, MOST), `(${String(lines.length - MOST)} more)`]
          : lines;
      const summary = checks.map(
        ({ kind, state, summary: why }) => `${kind}: ${state}. ${told(why)}`,
      );
      return { text: values.text([...summary, ...shown].join('\n')) };
    },
  };
}
