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

/** What stands in the canvas where nobody has answered, and is listed as open. */
export const openTexts: Readonly<Record<CanvasPart, string>> = {
  decision: 'which decision gets better with it?',
  consumers: 'who reads it, how often, and how (dashboard, table)?',
  latency: 'how old may the data be?',
  privacy: 'which personal data does it need?',
  metrics: 'which questions does it answer?',
  domain: 'which part of the business owns it?',
  'out-of-scope': 'what do people expect of it that it will not answer?',
  frequency: 'how often is it brought up to date?',
  owner: 'which team answers for it?',
  availability: 'for which share of the time must it be there?',
  retention: 'how long is it kept?',
};

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
        text: `Which decision gets better with ${product}?`,
        why: 'What changes nothing need not be built.',
      };
    case 'consumers':
      return {
        ...{ id, free: true, many: true, choices: consumerGuesses(known) },
        text: 'Who uses it, how often, and in which form?',
        why: 'A dashboard and a table need different things.',
      };
    case 'latency':
      return {
        ...{ id, free: true, choices: levelGuesses('latency', known) },
        text: 'How old may the data be when it is read?',
        why: `It decides most of the cost.${limitOf(known)}`,
      };
    case 'privacy':
      return {
        ...{ id, free: true, choices: privacyGuesses(known) },
        text: 'Which personal data does it need, if any?',
        why: 'What is not needed stays with its source.',
      };
    case 'metrics':
      return {
        ...{ id, free: true, many: true, choices: metricGuesses(known) },
        text: 'Which questions does it answer? Write `Name: question?`.',
        why: 'The contract has a property or measure for each of them.',
      };
    case 'domain':
      return {
        ...{ id, free: true, choices: domainGuesses(known, world) },
        text: 'Which part of the business owns it?',
        why: 'Its policies hold, and its team answers.',
      };
    case 'out-of-scope':
      return {
        ...{ id, free: true, many: true, choices: [] },
        text: 'What will people expect of it that it does not answer?',
        why: 'Nobody is disappointed later.',
      };
    case 'owner':
      return {
        ...{ id, free: true, choices: ownerGuesses(known) },
        text: 'Which team answers for it?',
      };
    case 'frequency':
      return {
        ...{ id, free: true, choices: levelGuesses('frequency', known) },
        text: 'How often is it brought up to date?',
      };
    case 'availability':
      return {
        ...{ id, free: true, choices: levelGuesses('availability', known) },
        text: 'For which share of the time must it be there?',
      };
    case 'retention':
      return {
        ...{ id, free: true, choices: levelGuesses('retention', known) },
        text: 'How long is it kept?',
        why: 'The classification may ask that sensitive data goes earlier.',
      };
  }
}

/** What the sources that fit promise: nothing is fresher. */
function limitOf({ sources }: KnownCanvas): string {
  const said = sources.flatMap(({ content }) => {
    const level = content.serviceLevels.find(
      ({ property }) => property.toLowerCase() === 'latency',
    );
    return level?.value === undefined || content.name === undefined
      ? []
      : [`${content.name} ${String(level.value)} ${level.unit ?? ''}`.trim()];
  });
  return said.length === 0 ? '' : ` Nothing is fresher than its sources: ${said.join(', ')}.`;
}
