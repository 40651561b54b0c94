import type { Draft } from '../draft.ts';
import type { ContextPart, Phase, PhaseInput, PhaseTools, Prepared, Refused } from '../phase.ts';
import { prompt } from '../prompts/scaffold-pipeline.ts';
import type { World } from '../world.ts';
import { contextPart, filePart } from './context-part.ts';
import { contractNamed, contractNames } from './find-named.ts';
import { MARK } from './implement-logic/complete-marks.ts';
import { pathIn, pathWithin } from './path-in.ts';
import { saying, type Sentence } from '../sentence.ts';

export const scaffoldPipeline: Phase = {
  id: 'scaffold-pipeline',
  title: 'Scaffold pipeline',
  doc: 'Makes the dbt project that a contract demands: models with their tests and macros, settings and topologies. A compiler makes them; a model only names and explains what the specifications leave open.',
  input: [
    {
      name: 'contract',
      doc: 'Name, id or path of the contract.',
      required: true,
      choices: (world) => Promise.resolve(contractNames(world)),
    },
  ],
  prompt,
  tools: ['read_spec', 'find_symbols', 'lineage', 'lint_draft', 'effective_policy'],
  mcp: false,
  output: 'files',
  checks: ['parse', 'rules', 'columns'],
  attempts: 3,
  writes: [
    ...['**/models/**/*.sql', '**/models/**/*.yml', '**/models/**/*.yaml'],
    ...['**/pipelines/**/*.mermaid', '**/pipelines/**/*.mmd'],
  ],
  compiles: [
    ...['**/dbt_project.yml', '**/profiles.yml', '**/packages.yml'],
    ...['**/macros/**/*.sql', '**/tests/**/*.sql'],
  ],
  prepare,
};

async function prepare(
  input: PhaseInput,
  world: World,
  host: PhaseTools,
): Promise<Prepared | Refused> {
  const contract = contractNamed(input.contract ?? '', world);
  if ('refused' in contract) return contract;
  const made = await host.scaffold([contract.path]);
  if (made.refused !== undefined) return { refused: made.refused };
  const files = made.files.filter(({ path }) => isOurs(path, world));
  const others = made.files.filter((file) => !files.includes(file));
  const left = leftOf(others, world);
  const draft: Draft = {
    files,
    open: [...made.open, ...marksOf(files), ...left],
  };
  const { name = contract.path, domain } = contract.content;
  const flow = domain === undefined || !/^\w+$/.test(domain) ? undefined : domain;
  return {
    targets: files.map(({ path }) => path),
    context: [
      ...(await filePart(`Contract ${name}`, contract.path, world)),
      ...(await filePart(
        'How the pipeline works',
        flow && pathIn(world.specs, `pipelines/${flow}/flow-spec.md`),
        world,
      )),
      ...namesPart(world),
    ],
    questions: [],
    draft: () => Promise.resolve(draft),
    openIn: (all) => Promise.resolve([...made.open, ...marksOf(all), ...left]),
    wantsModel: ({ files: all }) => all.some(({ text }) => text.includes(MARK)),
  };
}

/** Below the project. */
const DBT_FILE =
  /^(?:models\/.+\.(?:sql|ya?ml)|(?:macros|tests)\/.+\.sql|(?:dbt_project|profiles|packages)\.yml)$/i;

/** All that dbt needs to run, and flowcharts. What is kept to merge the next time is the command's. */
function isOurs(path: string, world: World): boolean {
  if (path.split('/').some((part) => part === '..' || part.startsWith('.'))) return false;
  const own = pathWithin(world.project, path);
  if (own !== undefined && DBT_FILE.test(own)) return true;
  return pathWithin(pathIn(world.specs, 'pipelines'), path) !== undefined
    ? /\.(?:mermaid|mmd)$/i.test(path)
    : false;
}

function marksOf(files: Draft['files']): readonly Sentence[] {
  return files.flatMap(({ path, text }) => {
    const count = text.split(MARK).length - 1;
    if (count === 0) return [];
    return count === 1
      ? saying('One place is left to write in {path}.', { path })
      : saying('{count} places are left to write in {path}.', { count, path });
  });
}

/** What the compiler would write and the phase may not: nothing of it is lost, as the command proposes it again. */
function leftOf(others: Draft['files'], world: World): readonly Sentence[] {
  // What was made last is kept only to merge the next time.
  const paths = others
    .map(({ path }) => path)
    .filter((path) => pathWithin(pathIn(world.project, '.dataengos'), path) === undefined);
  if (paths.length === 0) return [];
  const shown = paths.slice(0, 10).join(', ');
  const left = paths.length - 10;
  return [
    left > 0
      ? saying(
          'The project also needs {paths} and {count} more, which no phase writes: run the command "Scaffold pipeline".',
          { paths: shown, count: left },
        )
      : saying(
          'The project also needs {paths}, which no phase writes: run the command "Scaffold pipeline".',
          { paths: shown },
        ),
  ];
}

function namesPart({ contracts }: World): readonly ContextPart[] {
  const lines = contracts.flatMap(({ policies }) =>
    [...(policies.naming?.layers ?? [])].map(
      ([layer, { prefixes }]) => `${layer}: ${prefixes?.value.join(' or ') ?? 'any name'}`,
    ),
  );
  const unique = [...new Set(lines)];
  return unique.length === 0 ? [] : [contextPart('How names of models begin', unique.join('\n'))];
}
