import { mostSimilar } from '../../base/similar.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { Refused } from '../phase.ts';
import type { World } from '../world.ts';
import { saying, type Sentence } from '../sentence.ts';

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
    return {
      refused: saying('Several contracts are called {name}: {paths}. Give the path.', {
        name: quoted(wanted),
        paths,
      }),
    };
  }
  if (first === undefined) {
    const names = contracts.flatMap(({ content }) => content.name ?? []);
    const none = saying('No data contract has the name, id or path {name}.', {
      name: quoted(wanted),
    });
    return unknown(none, wanted, names);
  }
  if (first.guessed)
    return {
      refused: saying(
        'The text of {path} is broken, so nobody knows for sure what it says. Mend it first.',
        { path: first.path },
      ),
    };
  return first;
}

/** A refusal that says what may have been meant. */
export function unknown(what: Sentence, asked: string, names: Iterable<string>): Refused {
  const meant = asked === '' ? undefined : mostSimilar(asked, names);
  if (meant === undefined) return { refused: what };
  return { refused: [what, saying('Did you mean {name}?', { name: quoted(meant) })] };
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
