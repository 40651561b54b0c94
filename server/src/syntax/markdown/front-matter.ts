import { nextLine, trimmed } from '../yaml/edit/text-lines.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { FrontMatter } from './tree.ts';

const FENCE = /^---[ \t]*$/;
/** A line of YAML as front matter has it: a key, an item, something deeper, a comment. */
const YAML_LINE = /^(?:[\w.-]+[ \t]*:(?:[ \t].*)?|[ \t]+\S.*|-[ \t].*|#(?![# ]).*)$/;

/** The YAML between two fences at the start of the text, which may begin with a byte order mark. `text` has its lone CR as LF. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const first = nextLine(text, start);
  if (!FENCE.test(lineAt(text, start, first))) return undefined;
  let at = first;
  let yamlEnd: number | undefined;
  while (at < text.length) {
    const next = nextLine(text, at);
    const line = lineAt(text, at, next);
    if (FENCE.test(line) || /^\.{3}[ \t]*$/.test(line)) {
      const { end } = trimmed(text, { start, end: next });
      return make(text, start, first, at, end, true);
    }
    // The YAML of an open one ends where no line could be some; with a second fence all before it counts.
    if (yamlEnd === undefined && !YAML_LINE.test(line)) yamlEnd = at;
    at = next;
  }
  const end = yamlEnd ?? text.length;
  // Three dashes alone are a line across the page.
  if (end === first) return undefined;
  return make(text, start, first, end, trimmed(text, { start, end }).end, false);
}

function lineAt(text: string, start: number, next: number): string {
  return text.slice(start, next).replace(/\r?\n$/, '');
}

function make(
  text: string,
  start: number,
  from: number,
  to: number,
  end: number,
  closed: boolean,
): FrontMatter {
  const content = { start: from, end: to };
  return { start, end, closed, content, yaml: parseYaml(blankBefore(text.slice(0, to), from)) };
}

/** A text whose beginning is blank, so that offsets behind it stay. */
export function blankBefore(text: string, end: number): string {
  return text.slice(0, end).replaceAll(/[^\r\n]/g, ' ') + text.slice(end);
}
