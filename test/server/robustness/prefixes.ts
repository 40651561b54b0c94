import type { SourceFile } from '../../../server/src/analysis/source-file.ts';
import type { YamlFile } from '../../../server/src/syntax/yaml/file.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';
import { everyFeature } from './every-feature.ts';
import { Random } from './random.ts';

/** Texts up to this length are cut at every place, longer ones at the ends of their lines and at some random places. */
const SHORT = 4 * 1_024;
const RANDOM_CUTS = 200;

/**
 * In a text with more lines than this only so many line ends, evenly spread, are asked about; at
 * the others the text is only parsed. No example of ours is so long; two official ones are, with
 * more than 5,000 lines.
 */
const MOST_LINES = 500;
const ASKED_LINES = 100;

/** Asks every feature about the prefixes of a text. Gives the first failures. */
export function failuresOfPrefixes(text: string): readonly string[] {
  const failures: string[] = [];
  if (text.length <= SHORT) everyPrefix(text, failures);
  else somePrefixes(text, failures);
  return failures.slice(0, 3);
}

/** Each prefix is the version after the one before, as somebody types it. */
function everyPrefix(text: string, failures: string[]): void {
  let before: SourceFile | undefined;
  for (let cut = 0; cut <= text.length; cut++)
    before = attempt(failures, cut, () => everyFeature(text.slice(0, cut), [cut], before));
}

function somePrefixes(text: string, failures: string[]): void {
  const ends = [...text.matchAll(/\r?\n|\r/g)].map((match) => match.index);
  const every = ends.length > MOST_LINES ? Math.ceil(ends.length / ASKED_LINES) : 1;
  let before: YamlFile | undefined;
  for (const [index, cut] of ends.entries()) {
    const prefix = text.slice(0, cut);
    before = attempt(failures, cut, () => parseYaml(prefix, before));
    if (index % every === 0) attempt(failures, cut, () => everyFeature(prefix, [cut]));
  }
  const random = new Random(text.length);
  for (let count = 0; count < RANDOM_CUTS; count++) {
    const cut = random.below(text.length);
    attempt(failures, cut, () => everyFeature(text.slice(0, cut), [cut]));
  }
}

function attempt<Result>(failures: string[], cut: number, task: () => Result): Result | undefined {
  try {
    return task();
  } catch (error) {
    const reason = error instanceof Error ? String(error.stack) : String(error);
    failures.push(`cut at ${String(cut)}: ${reason}`);
    return undefined;
  }
}
