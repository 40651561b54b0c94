import { mostSimilar } from '../../base/similar.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { Refused } from '../phase.ts';
import type { World } from '../world.ts';

/** The contract of that name, id or path, where there is exactly one; else a sentence that says why not. */
export function contractNamed(asked: string, { contracts }: World): WorkspaceContract | Refused {
  const wanted = asked.trim();
  const found = contracts.filter(
    ({ path, content }) =>
      wanted !== '' && [content.name, content.id, path].some((one) => one === wanted),
  );
  const [first] = found;
  if (found.length > 1) {
    const paths = found.map(({ path }) => path).join(', ');
    return { refused: `Several contracts are called ${quoted(wanted)}: ${paths}. Give the path.` };
  }
  if (first === undefined) {
    const names = contracts.flatMap(({ content }) => content.name ?? []);
    return unknown('No data contract has the name, id or path', wanted, names);
  }
  if (first.guessed)
    return {
      refused: `The text of ${first.path} is broken, so nobody knows for sure what it says. Mend it first.`,
    };
  return first;
}

/** A refusal that says what may have been meant. `what`: `There is no file`. */
export function unknown(what: string, asked: string, names: Iterable<string>): Refused {
  const meant = asked === '' ? undefined : mostSimilar(asked, names);
  const hint = meant === undefined ? '' : ` Did you mean ${quoted(meant)}?`;
  return { refused: `${what} ${quoted(asked)}.${hint}` };
}

/** What somebody typed, in a sentence: in one line, and not endless. */
export function quoted(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return `"${line.length > 100 ? `${line.slice(0, 100)}...` : line}"`;
}

/** Names of contracts, to choose from. */
export function contractNames({ contracts }: World): readonly string[] {
  const names = contracts.flatMap(({ content, guessed }) =>
    guessed ? [] : (content.name ?? content.id ?? []),
  );
  return [...new Set(names)].sort();
}
