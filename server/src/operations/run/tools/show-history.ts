import type { Tool } from '../../../agent/tool.ts';
import type { ToolSources } from './tool-sources.ts';
import { mayRead } from './read-spec.ts';
import { fields, numberField, textField, trouble, word } from './tool-input.ts';

/** Commits of one answer. */
const MOST = 20;

/** UTF-16 units of the body of one message. */
const MAX_BODY = 1_500;

/** Tells the commits behind a specification, with the reasons that their messages give. */
export function showHistory(sources: ToolSources): Tool {
  return {
    name: 'git_history',
    doc: 'Gives the commits that changed a contract, a policy, a model or one line of it, newest first: date, author, subject and message, which say why something is as it is. At most 20. Use it before you change something that looks odd or deliberate. Gives messages only, never what a commit changed, and nothing of other files. Without git, or in a file that was never committed, it says so: then nobody wrote the reason down.',
    input: fields(
      {
        path: word('A specification, relative to the workspace folder.'),
        line: {
          type: 'integer',
          minimum: 1,
          description: 'Only commits that changed this line, from 1.',
        },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: MOST,
          description: 'Commits; 10 when left out.',
        },
      },
      ['path'],
    ),
    async run(input) {
      const { history } = sources.agent;
      if (history === undefined) return trouble('There is no git history here. Go on without it.');
      const path = (textField(input, 'path') ?? '').replace(/^\.\//, '');
      const host = mayRead(path, sources) ? sources.own.source.inside(path) : undefined;
      if (host === undefined)
        return trouble(
          `"${path.slice(0, 200)}" is no specification of this workspace. Ask find_symbols for its path.`,
        );
      const line = numberField(input, 'line');
      const limit = Math.min(numberField(input, 'limit') ?? 10, MOST);
      const commits = await history.log(host, { limit, ...(line !== undefined && { line }) });
      if (commits.length === 0) return { text: `No commit has ${path}.`, files: [path] };
      const lines = commits.map(({ hash, date, author, subject, body }) => {
        const told = sources.values.closed(body.trim()).slice(0, MAX_BODY);
        const more = told === '' ? '' : `\n${told}`;
        return `${hash} ${date} ${author}: ${subject}${more}`;
      });
      return { text: sources.values.text(lines.join('\n\n')), files: [path] };
    },
  };
}
