import { guardPath } from '../guard-path.ts';
import type { ContextPart, Phase, PhaseInput, Prepared, Refused } from '../phase.ts';
import type { Draft } from '../draft.ts';
import type { Answers } from '../question.ts';
import type { World } from '../world.ts';
import { prompt } from '../prompts/shape-spec.ts';
import { contextPart, filePart } from './context-part.ts';
import { askedCanvas, domainsOf } from './shape-spec/asked-canvas.ts';
import { canvasQuestions, settledParts, type CanvasPart } from './shape-spec/canvas-questions.ts';
import { knownCanvas, teamOfDomain, type KnownCanvas } from './shape-spec/known-canvas.ts';
import { newCanvas } from './shape-spec/new-canvas.ts';
import { domainName, openSentences, saidParts, writtenParts } from './shape-spec/said-parts.ts';
import { openInCanvas } from './shape-spec/open-in-canvas.ts';
import { updateCanvas } from './shape-spec/update-canvas.ts';

const writes: readonly string[] = ['specs/product-canvas/*.md', '**/specs/product-canvas/*.md'];

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
  writes,
  prepare,
};

const nothing: ReadonlySet<CanvasPart> = new Set();

async function prepare(input: PhaseInput, world: World): Promise<Prepared | Refused> {
  const asked = await askedCanvas(input, world);
  if ('refused' in asked) return asked;
  const { path } = asked;
  const denied = guardPath(path, { targets: [path], writes }, 'model');
  if (denied !== undefined) return { refused: denied };
  const known = await knownCanvas(asked, world);
  const written = asked.existing === undefined ? nothing : writtenParts(asked.existing);
  return {
    targets: [path],
    context: await contextOf(known, world),
    questions: canvasQuestions(known, written, world),
    draft: (answers) => Promise.resolve(draftOf(known, written, answers, world)),
    openIn: (files, before) =>
      Promise.resolve(files.flatMap((file) => openInCanvas(path, file.text, before))),
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

/** The runner adds the index of all contracts. */
async function contextOf(
  { asked, vision, pages, sources }: KnownCanvas,
  world: World,
): Promise<readonly ContextPart[]> {
  const { existing, contract, product } = asked;
  const parts: ContextPart[] = [contextPart('The idea, as it was typed', asked.idea)];
  if (existing !== undefined)
    parts.push(contextPart(`Canvas of ${product}`, existing.text, existing.path));
  if (vision !== undefined)
    parts.push(contextPart('Vision of all products', vision.text, vision.path));
  for (const page of pages.slice(0, SHOWN))
    parts.push(contextPart(`Canvas of ${page.product ?? page.path}`, page.text, page.path));
  for (const { path, content } of [...(contract === undefined ? [] : [contract]), ...sources])
    parts.push(...(await filePart(`Contract ${content.name ?? path}`, path, world)));
  return parts;
}
