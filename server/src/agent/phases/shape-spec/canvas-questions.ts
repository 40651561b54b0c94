import { readDuration } from '../../../spec/duration.ts';
import type { Question } from '../../question.ts';
import type { World } from '../../world.ts';
import {
  consumerGuesses,
  decisionGuesses,
  domainGuesses,
  levelGuesses,
  metricGuesses,
  ownerGuesses,
  privacyGuesses,
} from './guesses.ts';
import type { KnownCanvas } from './known-canvas.ts';
import { saying, type Said, type Sentence } from '../../sentence.ts';

/** What a canvas must say, by the id of its question. That decides most comes first. */
export const canvasParts = [
  'decision',
  'consumers',
  'latency',
  'privacy',
  'metrics',
  'domain',
  'out-of-scope',
  'frequency',
  'owner',
  'availability',
  'retention',
] as const;

export type CanvasPart = (typeof canvasParts)[number];

/** What is open where nobody has answered. */
export const openPoints: Readonly<Record<CanvasPart, Said>> = {
  decision: saying('Which decision gets better with it?'),
  consumers: saying('Who reads it, how often, and how (dashboard, table)?'),
  latency: saying('How old may the data be?'),
  privacy: saying('Which personal data does it need?'),
  metrics: saying('Which questions does it answer?'),
  domain: saying('Which part of the business owns it?'),
  'out-of-scope': saying('What do people expect of it that it will not answer?'),
  frequency: saying('How often is it brought up to date?'),
  owner: saying('Which team answers for it?'),
  availability: saying('For which share of the time must it be there?'),
  retention: saying('How long is it kept?'),
};

/** What stands in the canvas then, behind `Open:`. Canvases are in English. */
export function openText(part: CanvasPart): string {
  const { text } = openPoints[part];
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** Parts that the idea says or the workspace leaves no doubt about: a text for the canvas. */
export function settledParts({ asked, owner }: KnownCanvas): ReadonlyMap<CanvasPart, string> {
  const settled = new Map<CanvasPart, string>();
  if (asked.domain !== undefined) settled.set('domain', asked.domain);
  if (owner !== undefined) settled.set('owner', owner);
  const latency = readDuration(asked.idea);
  if (latency !== undefined) {
    const said = asked.idea.slice(latency.start, latency.end);
    // `churn of every month` says a period; how old data may be is said with these words.
    if (/real[- ]?time|tempo real|streaming|d ?[-−] ?\d/i.test(said)) settled.set('latency', said);
  }
  return settled;
}

/** The questions about parts that are neither settled nor written; each with guesses and where they come from. */
export function canvasQuestions(
  known: KnownCanvas,
  written: ReadonlySet<CanvasPart>,
  world: World,
): readonly Question[] {
  const settled = settledParts(known);
  return canvasParts
    .filter((part) => !settled.has(part) && !written.has(part))
    .map((part) => questionOf(part, known, world));
}

function questionOf(id: CanvasPart, known: KnownCanvas, world: World): Question {
  const { product } = known.asked;
  switch (id) {
    case 'decision':
      return {
        ...{ id, free: true, choices: decisionGuesses(known) },
        text: saying('Which decision gets better with {name}?', { name: product }),
        why: saying('What changes nothing need not be built.'),
      };
    case 'consumers':
      return {
        ...{ id, free: true, many: true, choices: consumerGuesses(known) },
        text: saying('Who uses it, how often, and in which form?'),
        why: saying('A dashboard and a table need different things.'),
      };
    case 'latency':
      return {
        ...{ id, free: true, choices: levelGuesses('latency', known) },
        text: saying('How old may the data be when it is read?'),
        why: [saying('It decides most of the cost.'), limitOf(known)],
      };
    case 'privacy':
      return {
        ...{ id, free: true, choices: privacyGuesses(known) },
        text: saying('Which personal data does it need, if any?'),
        why: saying('What is not needed stays with its source.'),
      };
    case 'metrics':
      return {
        ...{ id, free: true, many: true, choices: metricGuesses(known) },
        text: saying('Which questions does it answer? Write `Name: question?`.'),
        why: saying('The contract has a property or measure for each of them.'),
      };
    case 'domain':
      return {
        ...{ id, free: true, choices: domainGuesses(known, world) },
        text: saying('Which part of the business owns it?'),
        why: saying('Its policies hold, and its team answers.'),
      };
    case 'out-of-scope':
      return {
        ...{ id, free: true, many: true, choices: [] },
        text: saying('What will people expect of it that it does not answer?'),
        why: saying('Nobody is disappointed later.'),
      };
    case 'owner':
      return {
        ...{ id, free: true, choices: ownerGuesses(known) },
        text: saying('Which team answers for it?'),
      };
    case 'frequency':
      return {
        ...{ id, free: true, choices: levelGuesses('frequency', known) },
        text: saying('How often is it brought up to date?'),
      };
    case 'availability':
      return {
        ...{ id, free: true, choices: levelGuesses('availability', known) },
        text: saying('For which share of the time must it be there?'),
      };
    case 'retention':
      return {
        ...{ id, free: true, choices: levelGuesses('retention', known) },
        text: saying('How long is it kept?'),
        why: saying('The classification may ask that sensitive data goes earlier.'),
      };
  }
}

/** What the sources that fit promise: nothing is fresher. */
function limitOf({ sources }: KnownCanvas): Sentence {
  const said = sources.flatMap(({ content }) => {
    const level = content.serviceLevels.find(
      ({ property }) => property.toLowerCase() === 'latency',
    );
    return level?.value === undefined || content.name === undefined
      ? []
      : [`${content.name} ${String(level.value)} ${level.unit ?? ''}`.trim()];
  });
  return said.length === 0
    ? ''
    : saying('Nothing is fresher than its sources: {levels}.', { levels: said.join(', ') });
}
