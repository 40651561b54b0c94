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
      .map((value) => ({ value, detail: `${nameOf(page)} says so of its consumers` })),
  );
  return choices([
    ...(purpose === undefined ? [] : [{ value: purpose, detail: 'The purpose of its contract' }]),
    { value: idea, detail: 'The idea, as it was typed' },
    ...alike,
  ]);
}

export function consumerGuesses({ asked, words, vision, pages }: KnownCanvas): readonly Choice[] {
  const own = pages.filter((page) => page.domain !== undefined && page.domain === asked.domain);
  const named = [...own, ...(vision === undefined ? [] : [vision])].flatMap((page) =>
    page.consumers.map((value) => ({
      value,
      score: likeness(words, tellingWords(value)),
      detail: `${nameOf(page)} names them`,
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
    return value === undefined ? [] : [{ value, detail: `${nameOf(page)} promises it` }];
  });
  const listed = policies.promises.flatMap((one) => {
    const amount = one[kind]?.value;
    const detail = `slas.yaml promises it for ${one.product.value}`;
    return amount === undefined ? [] : [{ value: say(kind, amount), detail }];
  });
  return choices([...written, ...listed, ...usual[kind]]);
}

const usual: Readonly<Record<keyof Promises, readonly Choice[]>> = {
  latency: [
    { value: 'D-1, at most 24 hours', detail: 'What most reports need' },
    { value: 'real time', detail: 'Costs most: only where somebody acts within minutes' },
  ],
  frequency: [{ value: 'every day at 06:00 UTC', detail: 'Fits a latency of a day' }],
  availability: [],
  retention: [],
};

const units = { y: 'years', d: 'days', h: 'hours', m: 'minutes', s: 'seconds' } as const;

function say(kind: keyof Promises, value: number): string {
  if (kind === 'availability') return `${String(value)}%`;
  const { amount, unit } = inLargestUnit(value);
  const one = units[unit].slice(0, -1);
  if (kind === 'frequency' && amount === 1) return `every ${one}`;
  const length = `${String(amount)} ${amount === 1 ? one : units[unit]}`;
  if (kind === 'latency') return `at most ${length}`;
  return kind === 'frequency' ? `every ${length}` : length;
}

export function privacyGuesses({ sensitive, sources }: KnownCanvas): readonly Choice[] {
  const names = sources.flatMap(({ content }) => content.name ?? []).join(', ');
  if (sensitive.length === 0) {
    const detail =
      names === '' ? 'No source is known yet' : `Nothing in ${names} is classified as sensitive`;
    return [{ value: 'No personal data.', detail }];
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
      value: 'No personal data.',
      detail: `Leaves ${all} of ${names} behind, which the classification protects`,
    },
    ...(hashed === ''
      ? []
      : [
          {
            value: `As a hash only, for matching: ${hashed}.`,
            detail: 'The classification asks for a hash',
          },
        ]),
    ...(masked === ''
      ? []
      : [{ value: `Masked only: ${masked}.`, detail: 'The classification asks for a mask' }]),
  ]);
}

/** Metrics of other pages with words of the idea, those with most first, then numbers and flags of the sources. */
export function metricGuesses({ words, vision, pages, sources }: KnownCanvas): readonly Choice[] {
  const written = [...(vision === undefined ? [] : [vision]), ...pages].flatMap((page) =>
    page.metrics.map(({ name, question }) => ({
      value: question === '' ? name : `${name}: ${question}`,
      score: likeness(words, tellingWords(name, question)),
      detail: `${nameOf(page)} asks for it`,
    })),
  );
  const alike = written.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score);
  const columns = sources.flatMap(({ content, policies }) =>
    content.objects.flatMap(({ properties }) =>
      properties
        .filter(({ logicalType }) => MEASURED.has(logicalType ?? ''))
        .filter((property) => treatmentOf(property, policies) === undefined)
        .map(({ name, businessName }) => ({
          value: `${businessName ?? titled(name)}: How much is it? (${name})`,
          detail: `A number of ${content.name ?? 'a source'}`,
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
      detail: own.length === 1 ? '1 contract says so' : `${String(own.length)} contracts say so`,
    };
  });
  const sorted = domains.toSorted((a, b) => b.score - a.score);
  return choices(sorted.map(({ value, detail }) => ({ value, detail })));
}

export function ownerGuesses({ policies }: KnownCanvas): readonly Choice[] {
  const allowed = policies.tagging?.tags.get('owner')?.allowed?.value ?? [];
  return choices(allowed.map((value) => ({ value, detail: 'A team of tagging.json' })));
}
