import { markdownText } from '../../../base/markdown-text.ts';
import type { World } from '../../world.ts';
import type { Explained } from './explained.ts';

/** A table by its neighbours and its contract; undefined where the lineage does not know it. */
export async function explainTable(name: string, world: World): Promise<Explained | undefined> {
  const neighbours = await neighboursText(name, world);
  const promised = world.contracts.find(({ content }) =>
    content.objects.some((object) => object.name === name),
  );
  if (neighbours === '' && promised === undefined) return undefined;
  const object = promised?.content.objects.find((one) => one.name === name);
  const parts = [
    `# ${markdownText(name)}`,
    ...(object?.description === undefined ? [] : [markdownText(object.description)]),
    ...(promised === undefined
      ? ['No contract promises it.']
      : [
          `Promised by the contract ${markdownText(promised.content.name ?? promised.path)} (${markdownText(promised.path)}).`,
        ]),
    neighbours,
  ];
  return {
    text: `${parts.filter((part) => part !== '').join('\n\n')}\n`,
    ...(promised !== undefined && { path: promised.path }),
  };
}

/** What a table is made of and what is made of it, in Markdown; empty where nobody knows. */
export async function neighboursText(name: string, world: World): Promise<string> {
  const found = await world.lineage(name);
  if (found === undefined) return '';
  const list = (names: readonly string[]): string =>
    names.length === 0 ? 'nothing' : names.map((one) => markdownText(one)).join(', ');
  return `${markdownText(name)} is made of ${list(found.upstream)}. Made of it: ${list(found.downstream)}.`;
}
