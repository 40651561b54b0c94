import { markdownText } from '../../../base/markdown-text.ts';
import type { ObjectContent } from '../../../model/content/contract-content.ts';
import type { Refused } from '../../phase.ts';
import type { World } from '../../world.ts';
import type { Explained } from './explained.ts';
import { quoted, unknown } from '../find-named.ts';
import { nameOf } from '../implement-logic/upstream-closure.ts';
import { saying } from '../../sentence.ts';

/** Tables that are looked at: a way that is longer explains nothing. */
const MAX_TABLES = 500;

/** The shortest way that data takes from one table to another, step by step. */
export async function explainPath(
  from: string,
  to: string,
  world: World,
): Promise<Explained | Refused> {
  const [start, end] = [from.trim(), to.trim()];
  for (const name of [start, end]) {
    if ((await world.lineage(name)) === undefined) {
      const names = world.contracts.flatMap(({ content }) =>
        content.objects.map((one) => one.name),
      );
      const none = saying('The lineage knows no table {name}.', { name: quoted(name) });
      return unknown(none, name, names);
    }
  }
  const steps = await wayBetween(start, end, world);
  if (steps === undefined) {
    const back = await wayBetween(end, start, world);
    const ends = { start: quoted(start), end: quoted(end) };
    const none = saying('No data flows from {start} to {end}.', ends);
    if (back === undefined) return { refused: none };
    const other = saying('It flows the other way: {way}.', { way: back.join(' -> ') });
    return { refused: [none, other] };
  }
  const lines = await Promise.all(steps.map((name, at) => stepText(name, at, steps, world)));
  const head = `# How data gets from ${markdownText(start)} to ${markdownText(end)}`;
  return { text: `${[head, lines.join('\n')].join('\n\n')}\n` };
}

async function wayBetween(
  start: string,
  end: string,
  world: World,
): Promise<readonly string[] | undefined> {
  const before = new Map<string, string | undefined>([[start, undefined]]);
  const open = [start];
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    if (name === end) {
      const way: string[] = [];
      for (let one: string | undefined = end; one !== undefined; one = before.get(one))
        way.unshift(one);
      return way;
    }
    if (before.size > MAX_TABLES) return undefined;
    const next = (await world.lineage(name))?.downstream.map(nameOf).sort() ?? [];
    for (const one of next) {
      if (before.has(one)) continue;
      before.set(one, name);
      open.push(one);
    }
  }
  return undefined;
}

async function stepText(
  name: string,
  at: number,
  steps: readonly string[],
  world: World,
): Promise<string> {
  const before = steps[at - 1];
  const object = objectNamed(name, world);
  const about = object?.description === undefined ? '' : `: ${markdownText(object.description)}`;
  const taken =
    before === undefined
      ? []
      : (object?.properties ?? []).flatMap((one) => {
          if (!one.transformSourceObjects.some((source) => isOf(source, before))) return [];
          const logic = one.transformLogic;
          return `   - ${markdownText(one.name)}${logic === undefined ? '' : `, from ${markdownText(logic)}`}`;
        });
  const others =
    at === 0
      ? []
      : ((await world.lineage(name))?.upstream ?? []).map(nameOf).filter((one) => one !== before);
  const rest =
    others.length === 0
      ? ''
      : `${about === '' ? ': also' : ' Also'} made of ${others.map((one) => markdownText(one)).join(', ')}.`;
  return [`${at + 1}. ${markdownText(name)}${about}${rest}`, ...taken].join('\n');
}

function isOf(source: string, table: string): boolean {
  return source === table || source.startsWith(`${table}.`) || source.endsWith(`.${table}`);
}

function objectNamed(name: string, { contracts }: World): ObjectContent | undefined {
  return contracts.flatMap(({ content }) => content.objects).find((one) => one.name === name);
}
