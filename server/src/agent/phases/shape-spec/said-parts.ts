import { faultOf, plainName } from '../../../generate/starter/plain-name.ts';
import { titled } from '../../../generate/starter/product-canvas.ts';
import { sameDomain } from '../../../model/governance/policy-scope.ts';
import { readDuration, readPercent } from '../../../spec/duration.ts';
import type { Answers } from '../../question.ts';
import type { CanvasPage } from '../canvas/canvas-page.ts';
import { quoted } from '../name-problem.ts';
import { canvasParts, openPoints, openText, type CanvasPart } from './canvas-questions.ts';
import { metricRows, rowOf } from './metric-rows.ts';
import { proseItems, proseLine } from './safe-prose.ts';
import { saying, type Sentence } from '../../sentence.ts';
import { levelNames } from '../level-names.ts';

/** What was answered, by part: texts that people typed or chose. */
export type SaidParts = ReadonlyMap<CanvasPart, readonly string[]>;

/** Answers and what is settled without them; blank answers count as none. */
export function saidParts(settled: ReadonlyMap<CanvasPart, string>, answers: Answers): SaidParts {
  const said = new Map<CanvasPart, readonly string[]>();
  for (const part of canvasParts) {
    const own = settled.get(part);
    const given = Object.hasOwn(answers, part) ? (answers[part] ?? []) : [];
    const texts = own === undefined ? given.filter((text) => proseLine(text) !== '') : [own];
    if (texts.length > 0) said.set(part, texts);
  }
  return said;
}

/** The parts that a canvas has already. */
export function writtenParts(page: CanvasPage): ReadonlySet<CanvasPart> {
  const has: Readonly<Record<CanvasPart, boolean>> = {
    decision: page.purpose !== undefined,
    consumers: page.consumers.length > 0,
    latency: page.levels.has('latency'),
    privacy: page.privacy !== undefined,
    metrics: page.metrics.length > 0,
    domain: page.domain !== undefined,
    'out-of-scope': page.outOfScope.length > 0,
    frequency: page.levels.has('frequency'),
    owner: page.owner !== undefined,
    availability: page.levels.has('availability'),
    retention: page.levels.has('retention'),
  };
  return new Set(canvasParts.filter((part) => has[part]));
}

/** The Markdown of a part that is a section of its own. */
export function bodyOf(part: CanvasPart, said: SaidParts): string {
  const texts = said.get(part);
  const isList = part === 'consumers' || part === 'out-of-scope';
  if (part === 'metrics') return metricTable(metricRows(texts ?? []).map(rowOf));
  if (texts === undefined) return `${isList ? '- ' : ''}Open: ${openText(part)}`;
  if (isList)
    return proseItems(texts)
      .map((item) => `- ${item}`)
      .join('\n');
  if (part === 'domain') return `${proseLine(titled(texts[0] ?? ''))}.`;
  return texts.map(proseLine).join(' ');
}

const HEAD = '| Metric | Question | Answered by |\n| --- | --- | --- |';

function metricTable(rows: readonly string[]): string {
  return rows.length === 0 ? `Open: ${openText('metrics')}` : `${HEAD}\n${rows.join('\n')}`;
}

/** Service levels that a canvas has keys for. */
export const levelParts = ['latency', 'frequency', 'availability', 'retention'] as const;

/** A line of the service levels. `title`: the key in the language of the canvas. */
export function levelLine(part: CanvasPart, title: string, said: SaidParts): string {
  const [text] = said.get(part) ?? [];
  if (text !== undefined) return `- ${title}: ${proseLine(text)}`;
  return part === 'latency' ? `- ${title}: Open: ${openText(part)}` : `- Open: ${openText(part)}`;
}

/** What is open when these parts are said, in full sentences. */
export function openSentences(
  said: SaidParts,
  written: ReadonlySet<CanvasPart>,
): readonly Sentence[] {
  const open = canvasParts
    .filter((part) => !said.has(part) && !written.has(part))
    .map((part) => openPoints[part]);
  const rows = metricRows(said.get('metrics') ?? []);
  const unanswered = rows.filter(({ answers }) => answers.length === 0);
  const vague = levelParts.flatMap((part): readonly Sentence[] => {
    const [text] = said.get(part) ?? [];
    const read = part === 'availability' ? readPercent : readDuration;
    return text === undefined || read(text) !== undefined
      ? []
      : [
          saying('How much is the {kind} {text} as a number with its unit?', {
            kind: levelNames[part],
            text: quoted(text),
          }),
        ];
  });
  return [
    ...open,
    ...vague,
    ...unanswered.map(({ name }) =>
      saying('Which property answers {name}?', { name: quoted(name) }),
    ),
  ];
}

/** A domain as files and folders write it, in the spelling that the workspace has; undefined for what can be none. */
export function domainName(said: SaidParts, known: readonly string[]): string | undefined {
  const [text = ''] = said.get('domain') ?? [];
  const same = known.find((one) => sameDomain(one, text));
  const name = same ?? plainName(text).toLowerCase();
  return faultOf(name) === undefined ? name : undefined;
}
