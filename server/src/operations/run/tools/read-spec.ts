import { governedKind, isPolicyPath } from '../../../analysis/governed-paths.ts';
import type { Tool } from '../../../agent/tool.ts';
import { mostSimilar } from '../../../base/similar.ts';
import { isSafePath } from '../../scaffold/safe-path.ts';
import type { ToolSources } from './tool-sources.ts';
import { openContract } from './open-contract.ts';
import { pageOf } from './page-of.ts';
import { fields, numberField, textField, trouble, word } from './tool-input.ts';

/** UTF-16 units of one answer. */
const PAGE = 14_000;

/** Gives whole specifications: the model is given only their index first. */
export function readSpec(sources: ToolSources): Tool {
  return {
    name: 'read_spec',
    doc: 'Gives the text of one specification: a contract, a policy, a canvas, a flow spec, a topology, or a dbt model, macro or properties file. Ask by path, or by the name of a contract or model. Use it when the index of contracts is not enough, before you write anything that depends on the file. Do not use it to look for something: find_symbols does that. Gives 14,000 characters at once; ask again with `offset` for more. Never gives sample data, and takes secrets and examples of protected properties out. An error says which names are similar.',
    input: fields(
      {
        path: word(
          'Path relative to the workspace folder, or the name of a contract or dbt model.',
        ),
        offset: { type: 'integer', minimum: 0, description: 'Where to go on; 0 when left out.' },
      },
      ['path'],
    ),
    async run(input) {
      const asked = (textField(input, 'path') ?? '').replaceAll('\\', '/').replace(/^\.\//, '');
      const path = pathOf(asked, sources);
      if (path === undefined || !mayRead(path, sources)) return refusal(asked, sources);
      const text = await sources.world.read(path);
      if (text === undefined)
        return trouble(
          `There is no file "${path}" that can be read. Ask find_symbols for the right name.`,
        );
      const contracts = sources.contents.contracts.filter((one) => one.path === path);
      const isContract = contracts.length > 0 || sources.contents.texts.has(path);
      const open = sources.values.closed(
        isContract || /\.od[cp]s\./i.test(path) ? openContract(text, contracts) : text,
      );
      const offset = Math.min(numberField(input, 'offset') ?? 0, open.length);
      const end = Math.min(offset + PAGE, open.length);
      const page = pageOf(open, offset, end);
      const more =
        end < open.length
          ? `\n(more: ask again with offset ${String(end)} of ${String(open.length)})`
          : '';
      return { text: `${page}${more}`, files: [path] };
    },
  };
}

/** The file that is asked for, by its path or by what is in it. */
function pathOf(asked: string, { contents, world }: ToolSources): string | undefined {
  if (isSafePath(asked) && (asked.includes('/') || /\.\w+$/.test(asked))) return asked;
  const named = world.contracts.find(
    ({ content }) => content.name === asked || content.id === asked,
  );
  if (named !== undefined) return named.path;
  const holding = world.contracts.find(({ content }) =>
    content.objects.some(({ name }) => name === asked),
  );
  for (const [path, file] of contents.index.governed.files())
    if (file.kind === 'dbt-model' && file.model.name === asked) return path;
  return holding?.path;
}

/** Whether a file is a specification or belongs to the logic of the dbt project. What may hold secrets or data is neither. */
export function mayRead(path: string, { contents, world }: ToolSources): boolean {
  if (
    !isSafePath(path) ||
    /(?:^|\/)(?:sample-data|seeds|target|dbt_packages|infrastructure)\//i.test(path)
  )
    return false;
  if (/(?:^|\/)(?:profiles\.ya?ml|\.env[^/]*)$/i.test(path)) return false;
  if (contents.texts.has(path) || /\.od[cp]s\.(?:ya?ml|json)$/i.test(path)) return true;
  if (isPolicyPath(path) || governedKind(path) !== undefined) return true;
  const isSpec = path.startsWith(`${world.specs}/`) || path.startsWith('.agent-os/');
  if (isSpec && /\.(?:md|mermaid|mmd)$/i.test(path)) return true;
  if (path === `${world.specs}/contracts/manifest.json`) return true;
  return path.startsWith(`${world.project}/`) && /\.(?:sql|ya?ml)$/i.test(path);
}

function refusal(asked: string, { contents, world }: ToolSources): ReturnType<typeof trouble> {
  const names = world.contracts.flatMap(({ content, path }) => [content.name ?? path, path]);
  for (const [path] of contents.index.governed.files()) names.push(path);
  const similar = mostSimilar(asked, names);
  const advice =
    similar === undefined ? 'Ask find_symbols for the right name.' : `Is "${similar}" meant?`;
  return trouble(
    `"${asked.slice(0, 200)}" is no specification of this workspace: contracts, policies, canvases, flow specs, topologies and the files of the dbt project can be read, sample data and settings cannot. ${advice}`,
  );
}
