import type { ContextPart, Phase, PhaseInput, Prepared, Refused } from '../phase.ts';
import type { Draft } from '../draft.ts';
import type { Answers } from '../question.ts';
import type { World } from '../world.ts';
import { prompt } from '../prompts/shape-spec.ts';
import { askedCanvas, domainsOf } from './shape-spec/asked-canvas.ts';
import { canvasQuestions, settledParts, type CanvasPart } from './shape-spec/canvas-questions.ts';
import { knownCanvas, teamOfDomain, type KnownCanvas } from './shape-spec/known-canvas.ts';
import { newCanvas } from './shape-spec/new-canvas.ts';
import { domainName, openSentences, saidParts, writtenParts } from './shape-spec/said-parts.ts';
import { updateCanvas } from './shape-spec/update-canvas.ts';

export const shapeSpec: Phase = {
  id: 'shape-spec',
  title: 'Shape a specification',
  doc: 'Turns an idea into the canvas of a data product: it asks what only people know, three questions at a time, with guesses from the workspace. The canvas has all its sections, and what nobody answered is marked as open.',
  input: [
    { name: 'idea', doc: 'What is wanted, in your own words.', required: true },
    {
      name: 'product',
      doc: 'The name of the data product; taken from the idea when left out.',
      required: false,
    },
    {
      name: 'domain',
      doc: 'The part of the business that owns it.',
      required: false,
      choices: (world) => Promise.resolve(domainsOf(world)),
    },
  ],
  prompt,
  tools: ['read_spec', 'find_symbols', 'lineage', 'effective_policy', 'lint_draft', 'git_history'],
  mcp: true,
  output: 'files',
  checks: ['parse', 'rules'],
  attempts: 3,
  writes: ['specs/product-canvas/*.md', '**/specs/product-canvas/*.md'],
  prepare,
};

const nothing: ReadonlySet<CanvasPart> = new Set();

async function prepare(input: PhaseInput, world: World): Promise<Prepared | Refused> {
  const asked = await askedCanvas(input, world);
  if ('refused' in asked) return asked;
  const known = await knownCanvas(asked, world);
  const written = asked.existing === undefined ? nothing : writtenParts(asked.existing);
  return {
    targets: [asked.path],
    context: await contextOf(known, world),
    questions: canvasQuestions(known, written, world),
    draft: (answers) => Promise.resolve(draftOf(known, written, answers, world)),
    wantsModel: ({ files }) => files.length > 0,
  };
}

function draftOf(
  known: KnownCanvas,
  written: ReadonlySet<CanvasPart>,
  answers: Answers,
  world: World,
): Draft {
  const { path, existing, product, contract } = known.asked;
  const given = saidParts(settledParts(known), answers);
  const domain = domainName(given, domainsOf(world));
  const team = domain === undefined ? undefined : teamOfDomain(domain, world);
  const said =
    given.has('owner') || team === undefined
      ? given
      : new Map([...given, ['owner', [team]] as const]);
  const open = openSentences(said, written);
  if (existing !== undefined) {
    const text = updateCanvas(existing, said, written);
    return { files: text === existing.text ? [] : [{ path, base: existing.text, text }], open };
  }
  const folder = `${world.specs}/contracts/data-products`;
  const planned = domain === undefined ? undefined : `${folder}/${domain}/${product}.odcs.yaml`;
  const front = { product, domain, contract: contract?.path ?? planned };
  return { files: [{ path, base: null, text: newCanvas(front, said) }], open };
}

/** As many other canvases show how the house writes them. */
const SHOWN = 2;

async function contextOf(
  { asked, vision, pages, sources }: KnownCanvas,
  world: World,
): Promise<readonly ContextPart[]> {
  const { existing, contract, product } = asked;
  const parts: ContextPart[] = [{ title: 'The idea, as it was typed', text: asked.idea }];
  if (existing !== undefined)
    parts.push({ title: `Canvas of ${product}`, path: existing.path, text: existing.text });
  parts.push({ title: 'Index of all contracts', text: world.manifest });
  if (vision !== undefined)
    parts.push({ title: 'Vision of all products', path: vision.path, text: vision.text });
  for (const page of pages.slice(0, SHOWN))
    parts.push({
      title: `Canvas of ${page.product ?? page.path}`,
      path: page.path,
      text: page.text,
    });
  for (const one of [...(contract === undefined ? [] : [contract]), ...sources]) {
    const text = await world.read(one.path);
    const title = `Contract ${one.content.name ?? one.path}`;
    if (text !== undefined) parts.push({ title, path: one.path, text });
  }
  return parts;
}
