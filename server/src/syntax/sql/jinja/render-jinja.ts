import { Environment, Interpreter, parse, tokenize } from '@huggingface/jinja';
import { scanJinja } from './scan-jinja.ts';

export type Rendered =
  | { readonly kind: 'text'; readonly text: string }
  /** A sentence or a part of one, in the words of the renderer. */
  | { readonly kind: 'failed'; readonly reason: string };

export interface JinjaWorld {
  /** Texts of files that define macros. Later ones win. */
  readonly macros: readonly string[];
  /** What templates may name: plain values, and functions that take and give such values. */
  readonly globals: Readonly<Record<string, unknown>>;
  /** For `adapter.dispatch`: prefixes of macros, the better one first. */
  readonly dispatch: readonly string[];
}

const MAX_RANGE = 100_000;

/** Texts longer than this are not rendered. */
const MAX_TEXT = 1_000_000;

/**
 * Renders a template of dbt as far as that is possible without dbt. Nothing in a template can reach more than it is given.
 * What comes out is text of strangers: it is to be run only where anybody's SQL may run.
 */
export function renderJinja(template: string, { macros, globals, dispatch }: JinjaWorld): Rendered {
  const texts = macros.map(definitionsIn);
  const defined = new Set(
    texts.flatMap((text) => [...text.matchAll(/\{%-?\s*macro\s+(\w+)/g)].map(([, name]) => name)),
  );
  const bound = (text: string): string =>
    text.replaceAll(
      /adapter\.dispatch\(\s*(['"])(\w+)\1[^()]*\)/g,
      (_whole, _quote: string, name: string) => {
        const found = dispatch
          .map((prefix) => `${prefix}__${name}`)
          .find((one) => defined.has(one));
        return found ?? `default__${name}`;
      },
    );
  const library = bound(texts.join('\n'));
  const whole = bound(onlyWhatIsKnown(template));
  if (library.length + whole.length > MAX_TEXT)
    return { kind: 'failed', reason: 'It is too long.' };
  try {
    const world = environment(globals);
    // For what it defines; what it prints is nobody's.
    run(library, world);
    return { kind: 'text', text: run(whole, world) };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function environment(globals: JinjaWorld['globals']): Environment {
  const world = new Environment();
  const words = { true: true, false: false, none: null, True: true, False: false, None: null };
  const base = { ...words, range };
  for (const [name, value] of Object.entries({ ...base, ...globals })) world.set(name, value);
  return world;
}

/** The numbers from `start` to before `stop`, as Python has them. */
function range(start: unknown, stop?: unknown, step?: unknown): readonly number[] {
  const [from, to] = typeof stop === 'number' ? [Number(start), stop] : [0, Number(start)];
  const by = typeof step === 'number' ? step : 1;
  const length = Math.ceil((to - from) / by);
  if (!(length <= MAX_RANGE)) throw new Error('The range is too long.');
  return Array.from({ length: Math.max(0, length) }, (_none, at) => from + at * by);
}

function run(text: string, world: Environment): string {
  const program = parse(tokenize(text, { lstrip_blocks: false, trim_blocks: false }));
  return new Interpreter(world).run(program).value as string;
}

/** Blocks of dbt that are no macros. */
const FOREIGN = /\{%-?\s*(test|materialization|snapshot|docs)\b[\s\S]*?\{%-?\s*end\1\s*-?%\}/g;

function definitionsIn(text: string): string {
  return onlyWhatIsKnown(text.replaceAll(FOREIGN, ''));
}

/** `do` is not known to the renderer. */
function onlyWhatIsKnown(text: string): string {
  let made = '';
  let last = 0;
  for (const { kind, inner } of scanJinja(text)) {
    if (kind !== 'statement') continue;
    const statement = text.slice(inner.start, inner.end);
    const changed = /^\s*do\s/.test(statement)
      ? statement.replace(/^\s*do\s/, ' set dataengos_none = ')
      : undefined;
    if (changed === undefined) continue;
    made += text.slice(last, inner.start) + changed;
    last = inner.end;
  }
  return made + text.slice(last);
}
