import { yamlText } from '../../generate/dbt/yaml/yaml-text.ts';
import { guardPath } from '../guard-path.ts';
import type { ContextPart, Phase, PhaseInput, Prepared, Refused } from '../phase.ts';
import type { Draft } from '../draft.ts';
import type { Answers } from '../question.ts';
import type { World } from '../world.ts';
import { prompt } from '../prompts/write-contract.ts';
import { contextPart, filePart } from './context-part.ts';
import { askedProduct, type AskedProduct } from './write-contract/asked-product.ts';
import { contractQuestions } from './write-contract/contract-questions.ts';
import { contractRecord } from './write-contract/contract-record.ts';
import type { ContractParts } from './write-contract/contract-parts.ts';
import { grainOf, type Grain } from './write-contract/grain.ts';
import { openMarks } from './open-marks.ts';
import { guessSources, type GuessedSource } from './guess-sources.ts';
import { joinsOf } from './write-contract/joins.ts';
import {
  columnsNamed,
  suggestedColumns,
  type PickedColumn,
} from './write-contract/pick-columns.ts';
import { topicOf, type ProductTopic } from './product-topic.ts';
import { tablesNamed, tablesOf, type SourceTable } from './write-contract/source-tables.ts';
import { splitNames } from './write-contract/split-names.ts';
import { addTable, updateContract } from './write-contract/update-contract.ts';
import { saying, type Sentence } from '../sentence.ts';
import { told } from '../told.ts';

const writes: readonly string[] = [
  'specs/contracts/data-products/**/*.odcs.yaml',
  '**/specs/contracts/data-products/**/*.odcs.yaml',
];

export const writeContract: Phase = {
  id: 'write-contract',
  title: 'Write a contract',
  doc: 'Drafts the contract of a data product from its canvas, its sources and the policies: keys, types, quality rules, classification and ownership. Every property says where it comes from, and what nobody knows is listed as open.',
  input: [
    { name: 'name', doc: 'Of the data product: `churn_report`.', required: true },
    {
      name: 'domain',
      doc: 'The part of the business that owns it; that of its canvas when left out.',
      required: false,
      choices: (world) =>
        Promise.resolve(
          [...new Set(world.contracts.flatMap(({ content }) => content.domain ?? []))].sort(),
        ),
    },
    {
      name: 'canvas',
      doc: 'Path of its canvas, or the product that the canvas is about.',
      required: false,
    },
    {
      name: 'sources',
      doc: 'The contracts that it is made from, by name, divided by commas.',
      required: false,
      choices: (world) =>
        Promise.resolve(world.contracts.flatMap(({ content }) => content.name ?? [])),
    },
    {
      name: 'object',
      doc: 'The table; named after the product by the naming policy when left out.',
      required: false,
    },
  ],
  prompt,
  tools: [
    'read_spec',
    'find_symbols',
    'lineage',
    'effective_policy',
    'lint_draft',
    'schema_inspector',
    'git_history',
  ],
  mcp: true,
  output: 'files',
  checks: ['parse', 'rules', 'breaking'],
  attempts: 3,
  writes,
  prepare,
};

async function prepare(input: PhaseInput, world: World): Promise<Prepared | Refused> {
  const product = await askedProduct(input, world);
  if ('refused' in product) return product;
  const { policies, path } = product;
  const denied = guardPath(path, { targets: [path], writes }, 'model');
  if (denied !== undefined) return { refused: denied };
  const others = world.contracts.filter(({ content }) => content.name !== product.name);
  const topic = topicOf(product.name, product.object, product.canvas);
  const given = splitNames(input.sources ?? '');
  const named = tablesNamed(given, others, policies);
  const [problem] = named.problems;
  if (problem !== undefined) return { refused: problem };
  const known = given.length > 0 ? named.tables : readBy(product, others);
  const guesses =
    known.length > 0 ? undefined : await guessSources(topic, others, { world, policies });
  const tables =
    known.length > 0
      ? known
      : (guesses ?? []).flatMap(({ contract }) => tablesOf(contract, policies));
  const plan: Plan = { product, topic, others, tables, guesses };
  const suggested = suggestionFor(grainOf([], tables), tables, plan);
  return {
    targets: [product.path],
    context: await contextOf(plan, world),
    questions: contractQuestions({ product, policies, guesses, tables, suggested }),
    draft: (answers) => Promise.resolve(draftOf(plan, answers)),
    // Questions for people: what a model writes answers none of them.
    openIn: (files, before) =>
      Promise.resolve([
        ...before,
        ...files.flatMap(({ text }) =>
          openMarks(
            withoutKeys(text),
            before.map((one) => told(one)),
          ),
        ),
      ]),
    wantsModel: ({ files }) => files.length > 0,
  };
}

/** A field may be called `open`. */
function withoutKeys(yaml: string): string {
  return yaml.replace(/^[ \t]*(?:- )*\w+:/gm, '');
}

interface Plan {
  readonly product: AskedProduct;
  readonly topic: ProductTopic;
  /** All contracts but the one that is written. */
  readonly others: World['contracts'];
  /** Given, or guessed. */
  readonly tables: readonly SourceTable[];
  readonly guesses: readonly GuessedSource[] | undefined;
}

/** The tables that an existing contract says it is made from. */
function readBy(
  { existing, policies }: AskedProduct,
  others: World['contracts'],
): readonly SourceTable[] {
  const names = (existing?.content.objects ?? []).flatMap(({ properties }) =>
    properties.flatMap(({ transformSourceObjects }) => transformSourceObjects),
  );
  const known = others.flatMap((contract) => tablesOf(contract, policies));
  return known.filter(({ reads, object }) => names.includes(reads) || names.includes(object.name));
}

function suggestionFor(
  grain: Grain | undefined,
  tables: readonly SourceTable[],
  { topic, product: { policies, existing }, others }: Plan,
): ReturnType<typeof suggestedColumns> {
  const [first] = tables;
  if (existing !== undefined || first === undefined) return [];
  const names = namesIn(grain);
  return suggestedColumns(joinsOf(tables, grain?.base ?? first, names, others), topic, policies);
}

/** The names of the key in the base: a period is there by the column that it is made of. */
function namesIn(grain: Grain | undefined): readonly string[] {
  return (grain?.columns ?? []).map((one) =>
    one.kind === 'column' ? one.property.name : one.name,
  );
}

function draftOf(plan: Plan, answers: Answers): Draft {
  const { product, others } = plan;
  const { policies, path, existing, isAdded, text } = product;
  const open: Sentence[] = [];
  const asked = splitNames(...(answers.sources ?? []));
  const chosen = tablesNamed(asked, others, policies);
  open.push(...chosen.problems);
  const tables = chosen.tables.length > 0 ? chosen.tables : plan.tables;
  if (tables.length === 0) open.push(saying('Which contracts is it made from?'));
  else if (plan.guesses !== undefined && chosen.tables.length === 0)
    open.push(
      saying('Is it made from {names}? They are a guess.', {
        names: plan.guesses.map(({ contract }) => `\`${contract.content.name ?? ''}\``).join(', '),
      }),
    );
  const rows = existing === undefined ? splitNames(...(answers.grain ?? [])) : keysOf(product);
  const grain = grainOf(rows, tables);
  const wanted = splitNames(...(answers.columns ?? []));
  const found = columnsNamed(wanted, tables, policies);
  open.push(...found.open);
  const [first] = tables;
  const base = grain?.base ?? first;
  const parts: ContractParts = {
    ...product,
    purpose: answers.purpose?.[0],
    tables,
    grain,
    joins: base === undefined ? new Map() : joinsOf(tables, base, namesIn(grain), others),
    picked: pickedFor({ wanted: found.picked, grain, tables, plan }),
    products: others.filter(({ isProduct }) => isProduct),
  };
  if (existing === undefined) open.push(...guessedIn(parts, { rows, wanted }));
  const isGiven = chosen.tables.length > 0 || plan.guesses === undefined;
  if (existing === undefined && isGiven) open.push(...unusedIn(parts, base));
  const drafted = contractRecord(parts);
  if (isAdded && text !== undefined) {
    const file = { path, base: text, text: addTable(text, drafted.record) };
    return { files: [file], open: unique([...open, ...drafted.openOfTable]) };
  }
  if (existing === undefined || text === undefined) {
    const head =
      product.canvas === undefined
        ? ['Data product: what it holds, and what it promises.']
        : ['Data product: the canvas says what it is for, and this file what it holds.'];
    const file = { path, base: null, text: yamlText(drafted.record, head) };
    return { files: [file], open: unique([...open, ...drafted.open]) };
  }
  const updated = updateContract(text, drafted.record, product.object);
  const files = updated === text ? [] : [{ path, base: text, text: updated }];
  return { files, open: unique(open) };
}

/** What nobody answered, and stands in the draft as it was guessed. */
function guessedIn(
  { grain, picked }: ContractParts,
  { rows, wanted }: { readonly rows: readonly string[]; readonly wanted: readonly string[] },
): readonly Sentence[] {
  const names = namesIn(grain)
    .map((name) => `\`${name}\``)
    .join(', ');
  return [
    ...(rows.length === 0 && names !== ''
      ? [saying('Is there one row for each {names}? That is a guess.', { names })]
      : []),
    ...(wanted.length === 0 && picked.length > 0
      ? [saying('Are these the columns that are needed? They are a guess.')]
      : []),
  ];
}

/** Sources that people named, and nothing of which is in the draft. */
function unusedIn(
  { tables, picked }: ContractParts,
  base: SourceTable | undefined,
): readonly Sentence[] {
  const used = new Set([base?.contract, ...picked.map(({ table }) => table.contract)]);
  const unused = new Set(tables.map(({ contract }) => contract).filter((one) => !used.has(one)));
  return [...unused].map(({ path, content: { name = path } }) =>
    saying('Nothing of {name} is used: which of its columns are needed?', { name: `\`${name}\`` }),
  );
}

function keysOf({ existing, object }: AskedProduct): readonly string[] {
  const own = existing?.content.objects.find(({ name }) => name === object);
  return (own?.properties ?? []).flatMap(({ name, primaryKey }) => (primaryKey ? [name] : []));
}

/** What was asked for, else what is suggested; with those that an existing contract has, whose origin it may lack. */
function pickedFor({
  wanted,
  grain,
  tables,
  plan,
}: {
  readonly wanted: readonly PickedColumn[];
  readonly grain: Grain | undefined;
  readonly tables: readonly SourceTable[];
  readonly plan: Plan;
}): readonly PickedColumn[] {
  const { existing, object, policies } = plan.product;
  if (existing === undefined)
    return wanted.length > 0 ? wanted : suggestionFor(grain, tables, plan);
  const own = existing.content.objects.find(({ name }) => name === object);
  const names = (own?.properties ?? []).map(({ name }) => name);
  const { picked } = columnsNamed(names, tables, policies);
  return [...wanted, ...picked.filter((one) => !wanted.includes(one))];
}

function unique(sentences: readonly Sentence[]): readonly Sentence[] {
  return [...new Map(sentences.map((one) => [told(one), one])).values()];
}

/** The runner adds the index of all contracts. */
async function contextOf({ product, tables }: Plan, world: World): Promise<readonly ContextPart[]> {
  const { canvas, text, name, path } = product;
  const parts: ContextPart[] = [];
  if (text !== undefined) parts.push(...(await filePart(`Contract ${name}`, path, world)));
  if (canvas !== undefined) parts.push(contextPart(`Canvas of ${name}`, canvas.text, canvas.path));
  const sources = new Map(tables.map(({ contract }) => [contract.path, contract.content.name]));
  for (const [file, source] of sources)
    parts.push(...(await filePart(`Contract ${source ?? file}`, file, world)));
  return parts;
}
