import { Parser } from 'yaml';
import { Composer } from './compose.ts';
import type { YamlFragment } from './file.ts';

/** Parses a run of text on its own. The result depends on the text alone, so it can be kept as long as the text is the same. */
export function parseFragment(source: string): YamlFragment {
  const text = ownCopy(source);
  const composer = new Composer(text);
  const root = composer.compose(new Parser().parse(text));
  const { comments, problems } = composer;
  return { text, root, problems: problems.list(), comments };
}

/**
 * A slice of a string keeps the whole string alive in V8, here every old version of the file.
 * Joining makes a new string, and looking into it makes the engine lay it out on its own.
 */
function ownCopy(source: string): string {
  const joined = `${source}\n`;
  joined.charCodeAt(0);
  return joined.slice(0, -1);
}
