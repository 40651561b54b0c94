import type { Choice } from '../../question.ts';
import type { Promises } from '../../../model/governance/canvas.ts';
import { inLargestUnit } from '../../../spec/duration.ts';
import type { CanvasPage } from '../canvas/canvas-page.ts';
import { likeness, tellingWords } from '../likeness.ts';
import { domainsOf } from './asked-canvas.ts';
import type { KnownCanvas } from './known-canvas.ts';
import type { World } from '../../world.ts';
import { titled } from '../../../generate/starter/product-canvas.ts';
import { treatmentOf } from '../sensitivity.ts';
import { saying, type Said } from '../../sentence.ts';
import { told } from '../../told.ts';

/** More to choose from than these is not read. */
const MAX = 6;

/** The first of each value, as many as people read. */
function choices(all: readonly Choice[]): readonly Choice[] {
  const found = new Map<string, Choice>();
  for (const choice of all)
    if (choice.value !== '' && !found.has(choice.value)) found.set(choice.value, choice);
  return [...found.values()].slice(0, MAX);
}

/** Where a page stands, for people. */
function nameOf({ path }: CanvasPage): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function decisionGuesses({ asked, words, vision, pages }: KnownCanvas): readonly Choice[] {
  const { idea, contract } = asked;
  const purpose = contract?.content.description.purpose;
  const alike = [...(vision === undefined ? [] : [vision]), ...pages].flatMap((page) =>
    page.consumers
      .filter((line) => likeness(words, tellingWords(line)) > 0)
      .map((value) => ({
        value,
        detail: saying('{page} says so of its consumers', { page: nameOf(page) }),
      })),
  );
  return choices([
    ...(purpose === undefined
      ? []
      : [{ value: purpose, detail: saying('The purpose of its contract') }]),
    { value: idea, detail: saying('The idea, as it was typed') },
    ...alike,
  ]);
}

export function consumerGuesses({ asked, words, vision, pages }: KnownCanvas): readonly Choice[] {
  const own = pages.filter((page) => page.domain !== undefined && page.domain === asked.domain);
  const named = [...own, ...(vision === undefined ? [] : [vision])].flatMap((page) =>
    page.consumers.map((value) => ({
      value,
      score: likeness(words, tellingWords(value)),
      detail: saying('{page} names them', { page: nameOf(page) }),
    })),
  );
  const best = named.toSorted((a, b) => b.score - a.score);
  return choices(best.map(({ value, detail }) => ({ value, detail })));
}

/** What other products promise of a kind, the domain's own first, and what the vision says of all. */
export function levelGuesses(kind: keyof Promises, known: KnownCanvas): readonly Choice[] {
  const { pages, policies, vision } = known;
  const written = [...pages, ...(vision === undefined ? [] : [vision])].flatMap((page) => {
    const value = page.levels.get(kind);
    return value === undefined
      ? []
      : [{ value, detail: saying('{page} promises it', { page: nameOf(page) }) }];
  });
  const listed = policies.promises.flatMap((one) => {
    const amount = one[kind]?.value;
    const detail = saying('slas.yaml promises it for {product}', { product: one.product.value });
    return amount === undefined ? [] : [{ ...shown(amountOf(kind, amount)), detail }];
  });
  return choices([...written, ...listed, ...usual[kind]]);
}

const usual: Readonly<Record<keyof Promises, readonly Choice[]>> = {
  latency: [
    { ...shown(saying('D-1, at most 24 hours')), detail: saying('What most reports need') },
    {
      ...shown(saying('real time')),
      detail: saying('Costs most: only where somebody acts within minutes'),
    },
  ],
  frequency: [
    { ...shown(saying('every day at 06:00 UTC')), detail: saying('Fits a latency of a day') },
  ],
  availability: [],
  retention: [],
};

/** What is written into the canvas is English, in whatever language it is shown. */
function shown(label: Said): Pick<Choice, 'value' | 'label'> {
  return { value: told(label), label };
}

type Unit = ReturnType<typeof inLargestUnit>['unit'];

const one: Readonly<Record<Unit, Said>> = {
  y: saying('1 year'),
  d: saying('1 day'),
  h: saying('1 hour'),
  m: saying('1 minute'),
  s: saying('1 second'),
};

const every: Readonly<Record<Unit, Said>> = {
  y: saying('every year'),
  d: saying('every day'),
  h: saying('every hour'),
  m: saying('every minute'),
  s: saying('every second'),
};

const many: Readonly<Record<Unit, Said>> = {
  y: saying('{amount} years'),
  d: saying('{amount} days'),
  h: saying('{amount} hours'),
  m: saying('{amount} minutes'),
  s: saying('{amount} seconds'),
};

function amountOf(kind: keyof Promises, value: number): Said {
  if (kind === 'availability') return { text: `${String(value)}%` };
  const { amount, unit } = inLargestUnit(value);
  if (kind === 'frequency' && amount === 1) return every[unit];
  const length = amount === 1 ? one[unit] : { ...many[unit], params: { amount } };
  if (kind === 'latency') return saying('at most {length}', { length });
  return kind === 'frequency' ? saying('every {length}', { length }) : length;
}

export function privacyGuesses({ sensitive, sources }: KnownCanvas): readonly Choice[] {
  const names = sources.flatMap(({ content }) => content.name ?? []).join(', ');
  if (sensitive.length === 0) {
    const detail =
      names === ''
        ? saying('No source is known yet')
        : saying('Nothing in {names} is classified as sensitive', { names });
    return [{ ...shown(saying('No personal data.')), detail }];
  }
  const listed = (wanted: (treatment: string) => boolean): string =>
    [
      ...new Set(sensitive.flatMap((one) => (wanted(one.treatment) ? [one.property.name] : []))),
    ].join(', ');
  const all = listed(() => true);
  const hashed = listed((treatment) => treatment === 'hash' || treatment === 'tokenize');
  const masked = listed((treatment) => treatment === 'mask');
  return choices([
    {
      ...shown(saying('No personal data.')),
      detail: saying('Leaves {columns} of {names} behind, which the classification protects', {
        columns: all,
        names,
      }),
    },
    ...(hashed === ''
      ? []
      : [
          {
            ...shown(saying('As a hash only, for matching: {columns}.', { columns: hashed })),
            detail: saying('The classification asks for a hash'),
          },
        ]),
    ...(masked === ''
      ? []
      : [
          {
            ...shown(saying('Masked only: {columns}.', { columns: masked })),
            detail: saying('The classification asks for a mask'),
          },
        ]),
  ]);
}

/** Metrics of other pages with words of the idea, those with most first, then numbers and flags of the sources. */
export function metricGuesses({ words, vision, pages, sources }: KnownCanvas): readonly Choice[] {
  const written = [...(vision === undefined ? [] : [vision]), ...pages].flatMap((page) =>
    page.metrics.map(({ name, question }) => ({
      value: question === '' ? name : `${name}: ${question}`,
      score: likeness(words, tellingWords(name, question)),
      detail: saying('{page} asks for it', { page: nameOf(page) }),
    })),
  );
  const alike = written.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score);
  const columns = sources.flatMap(({ content, policies }) =>
    content.objects.flatMap(({ properties }) =>
      properties
        .filter(({ logicalType }) => MEASURED.has(logicalType ?? ''))
        .filter((property) => treatmentOf(property, policies) === undefined)
        .map(({ name, businessName }) => ({
          ...shown(
            saying('{name}: How much is it? ({column})', {
              name: businessName ?? titled(name),
              column: name,
            }),
          ),
          detail: saying('A number of {source}', { source: content.name ?? saying('a source') }),
        })),
    ),
  );
  return choices([...alike.map(({ value, detail }) => ({ value, detail })), ...columns]);
}

const MEASURED = new Set(['number', 'integer']);

export function domainGuesses({ words }: KnownCanvas, world: World): readonly Choice[] {
  const domains = domainsOf(world).map((value) => {
    const own = world.contracts.filter(({ content }) => content.domain === value);
    const texts = own.flatMap(({ content }) => [content.name, content.description.purpose]);
    const score = likeness(words, tellingWords(value, ...texts));
    return {
      value,
      score,
      detail:
        own.length === 1
          ? saying('1 contract says so')
          : saying('{count} contracts say so', { count: own.length }),
    };
  });
  const sorted = domains.toSorted((a, b) => b.score - a.score);
  return choices(sorted.map(({ value, detail }) => ({ value, detail })));
}

export function ownerGuesses({ policies }: KnownCanvas): readonly Choice[] {
  const allowed = policies.tagging?.tags.get('owner')?.allowed?.value ?? [];
  return choices(allowed.map((value) => ({ value, detail: saying('A team of tagging.json') })));
}
