import type { LineFinding, Phase, PhaseInput, PhaseTools, Prepared, Refused } from '../phase.ts';
import { prompt } from '../prompts/fix.ts';
import type { World } from '../world.ts';
import { contextPart, filePart } from './context-part.ts';
import { quoted, unknown } from './find-named.ts';
import { pathIn } from './path-in.ts';
import { saying, type Sentence } from '../sentence.ts';
import { findingText } from './finding-text.ts';

export const fix: Phase = {
  id: 'fix',
  title: 'Fix findings',
  doc: 'Removes the findings of a file. What has only one right fix is fixed without a model; the rest is what a model handles.',
  input: [
    {
      name: 'path',
      doc: 'The file, relative to the workspace folder: a specification, or a model of dbt.',
      required: true,
      choices: fixable,
    },
  ],
  prompt,
  tools: ['read_spec', 'find_symbols', 'lineage', 'lint_draft', 'effective_policy', 'git_history'],
  mcp: true,
  output: 'files',
  checks: ['parse', 'rules', 'breaking'],
  attempts: 3,
  writes: ['**/specs/**', '**/models/**/*.sql', '**/models/**/*.yml', '**/models/**/*.yaml'],
  prepare,
};

/** Specifications and models: what else lies in a workspace is not ours to mend. */
async function fixable(world: World): Promise<readonly string[]> {
  const specs = await world.list(world.specs);
  const models = await world.list(pathIn(world.project, 'models'));
  return [
    ...specs.filter(
      (path) =>
        /\.(?:ya?ml|json|md|mermaid|mmd)$/i.test(path) &&
        path !== pathIn(world.specs, 'contracts/manifest.json') &&
        !path.startsWith(`${pathIn(world.specs, 'sample-data')}/`),
    ),
    ...models.filter((path) => /\.(?:sql|ya?ml)$/i.test(path)),
  ].filter((path) => !path.split('/').some((part) => part.startsWith('.')));
}

async function prepare(
  input: PhaseInput,
  world: World,
  host: PhaseTools,
): Promise<Prepared | Refused> {
  const path = (input.path ?? '').trim().replace(/^\.\//, '');
  const known = await fixable(world);
  if (!known.includes(path)) {
    const none = saying('There is no specification and no model of dbt at {name}.', {
      name: quoted(path),
    });
    return unknown(none, path, known);
  }
  const base = await world.read(path);
  if (base === undefined) return { refused: saying('{path} cannot be read.', { path }) };
  const text = await host.fixed(path, base);
  const left = await host.findings(path, text);
  const contracts = world.contracts.filter((one) => one.path === path);
  const canvases = contracts.flatMap(({ content }) => {
    const canvas = content.customProperties.canvas;
    return typeof canvas === 'string' && known.includes(canvas) ? [canvas] : [];
  });
  const findings =
    left.length === 0
      ? []
      : [contextPart('Findings that are left', left.map(findingText).join('\n'), path)];
  const canvasParts = await Promise.all(
    canvases.map((canvas) => filePart('Canvas of the product', canvas, world)),
  );
  return {
    targets: [path],
    context: [
      ...findings,
      ...canvasParts.flat(),
      contextPart('The contracts of the workspace', world.manifest),
    ],
    questions: [],
    draft: () =>
      Promise.resolve({
        files: text === base && left.length === 0 ? [] : [{ path, base, text }],
        open: left.map(openText),
      }),
    openIn: async (files) => {
      const own = files.find((file) => file.path === path);
      return own === undefined ? [] : (await host.findings(path, own.text)).map(openText);
    },
    wantsModel: ({ open }) => open.length > 0,
  };
}

function openText({ line, message, code }: LineFinding): Sentence {
  return saying('Line {line}: {message} [{code}]', { line, message, code });
}
