import type { Range } from '../../base/range.ts';
import { guaranteeWords, layerWords, tierWords } from '../../spec/governance/tiering-sections.ts';
import { named } from '../../spec/governance/markdown-kind.ts';
import { readEntry } from '../../syntax/markdown/entry.ts';
import { sliceInline, type InlineText } from '../../syntax/markdown/inline-text.ts';
import type { MarkdownBlock } from '../../syntax/markdown/tree.ts';
import type { BoundMarkdown, BoundSection } from './markdown/bound-markdown.ts';
import { Stater } from './markdown/stater.ts';
import { clauses, listItems, sentences, wordsIn } from './markdown/words.ts';
import type { Stated } from './origin.ts';
import type { Guarantee, Tier, TieringPolicy, TierRule } from './tiering-policy.ts';

type Readable = Tier | 'source';

/** What the tiers may read and must guarantee; of two sections of one tier the first counts. */
export function readTiering(uri: string, bound: BoundMarkdown): TieringPolicy {
  const stater = new Stater(uri, bound.file.text);
  const tiers = new Map<Tier, TierRule>();
  for (const section of bound.sections) {
    const tier = section.spec?.id as Tier | undefined;
    if (tier !== undefined && !tiers.has(tier)) tiers.set(tier, ruleOf(tier, section, stater));
  }
  return { tiers };
}

function ruleOf(tier: Tier, section: BoundSection, stater: Stater): TierRule {
  const layers = layersOf(section, stater);
  const said = section.blocks.flatMap(statementsIn);
  return {
    tier,
    at: stater.origin(section.section.heading.title),
    layers,
    readsFrom: readsFromOf(section, said, stater),
    addsTo: addsTo(section),
    guarantees: guaranteesOf(section, said, stater),
    oneToOne: oneToOneOf(said, layers?.value ?? [], stater),
  };
}

/** A layer is one word, or one before `models`; longer descriptions are none: `raw tables of the sources`. */
function layersOf(section: BoundSection, stater: Stater): Stated<readonly string[]> | undefined {
  const entry = section.entries.find(({ spec }) => spec?.id === 'layer');
  if (entry === undefined || entry.values.length === 0) return undefined;
  const layers = entry.values.flatMap(listItems).flatMap(({ text }) => {
    const word = /^([\w-]+)(?: (?:models?|layer|tables?|modelos?))?$/i.exec(text)?.[1];
    if (word === undefined) return [];
    return [named(word, layerWords)?.value ?? word];
  });
  return stater.stated([...new Set(layers)], spanning(entry.values));
}

function readsFromOf(
  section: BoundSection,
  said: readonly InlineText[],
  stater: Stater,
): TierRule['readsFrom'] {
  const entry = section.entries.find(({ spec }) => spec?.id === 'reads-from');
  const never = said.find(({ text }) => NEVER_A_SOURCE.test(text.slice(0, MAX_SENTENCE)));
  const values = entry?.values ?? [];
  const read = values
    .flatMap(listItems)
    .filter(({ text }) => !EXCEPT.test(text))
    .flatMap((item) => wordsIn(item, tierWords))
    .map(({ choice }) => choice.value as Readable)
    .filter((tier) => never === undefined || tier !== 'source');
  if (read.length > 0) return stater.stated([...new Set(read)], spanning(values));
  // Words that nobody understands forbid nothing.
  const others: readonly Readable[] = ['bronze', 'silver', 'gold'];
  return never && stater.stated(others, never);
}

const ADDS_TO =
  /(?<!\p{L})(?:merge[sd]?|incremental(?:ly|mente)?|upsert(?:s|ed)?|append(?:s|ed|-only)?|mesclad[ao]s?|acrescentad[ao]s?|anexad[ao]s?)(?!\p{L})/iu;

function addsTo({ entries }: BoundSection): boolean {
  const entry = entries.find(({ spec }) => spec?.id === 'write-mode');
  return (entry?.values ?? [])
    .flatMap(clauses)
    .some(({ text }) => ADDS_TO.test(text) && !DENIES.test(text));
}

const MAX_SENTENCE = 500;
/** `silver, never bronze`. */
const EXCEPT = /(?<!\p{L})(?:never|not|no|except|nunca|não|exceto|menos)(?!\p{L})/iu;
const NEVER_A_SOURCE =
  /(?<!\p{L})(?:never|not|nunca|não|jamais)(?!\p{L}).{0,30}(?<!\p{L})(?:reads?|lê|leem|lêem|ler)(?!\p{L}).{0,20}(?<!\p{L})(?:sources?|fontes?|origem|origens)(?!\p{L})/iu;
const ONE_TO_ONE =
  /(?<![\p{L}\d])(?:one[- ]to[- ]one|um (?:para|a) um|1 ?[:x-] ?1|1 to 1)(?![\p{L}\d])/iu;
/** A sentence with such a word promises something. */
const PROMISES =
  /(?<!\p{L})(?:must|has|have|needs?|guarantees?|requires?|every|each|always|deve|devem|tem|têm|precisam?|garante|garantem|exige|exigem|sempre)(?!\p{L})/iu;
/** A part with such a word promises nothing. */
const DENIES =
  /(?<!\p{L})(?:no|not|never|none|without|nothing|optional|may|não|nunca|sem|nenhum|nenhuma|nada|opcional|pode)(?!\p{L})/iu;

/** Bullets without a key of the tables, and sentences that promise. */
function statementsIn(block: MarkdownBlock): readonly InlineText[] {
  if (block.kind === 'paragraph') {
    return sentences(block.content).filter(({ text }) =>
      [PROMISES, ONE_TO_ONE, NEVER_A_SOURCE].some((form) => form.test(text)),
    );
  }
  if (block.kind !== 'list') return [];
  return block.items.map(({ content }) => content);
}

function guaranteesOf(
  { entries, spec }: BoundSection,
  said: readonly InlineText[],
  stater: Stater,
): readonly Stated<Guarantee>[] {
  const own = entries.filter((entry) => entry.spec?.id === 'guarantees');
  const free = said.filter((content) => {
    const key = readEntry(content)?.key;
    return key === undefined || named(key.text, spec?.keys ?? []) === undefined;
  });
  const found = new Map<string, Stated<Guarantee>>();
  for (const content of [...own.flatMap(({ values }) => values), ...free]) {
    for (const clause of clauses(content)) {
      if (DENIES.test(clause.text)) continue;
      for (const { choice, at } of wordsIn(clause, guaranteeWords)) {
        if (!found.has(choice.value))
          found.set(choice.value, stater.stated(choice.value as Guarantee, at));
      }
    }
  }
  return [...found.values()];
}

/** The layers that the sentence names; all of the tier when it names none. */
function oneToOneOf(
  said: readonly InlineText[],
  layers: readonly string[],
  stater: Stater,
): Stated<readonly string[]> | undefined {
  for (const content of said) {
    const match = ONE_TO_ONE.exec(content.text.slice(0, MAX_SENTENCE));
    if (match === null) continue;
    const before = sliceInline(content, 0, match.index);
    const words = new Set(before.text.toLowerCase().split(/[^\p{L}\p{N}_-]+/u));
    const named = layers.filter((layer) => words.has(layer.toLowerCase()));
    return stater.stated(named.length === 0 ? layers : named, content);
  }
  return undefined;
}

function spanning(values: readonly Range[]): Range {
  return { start: values[0]?.start ?? 0, end: values.at(-1)?.end ?? 0 };
}
