import { compilePattern } from '../../base/compile-pattern.ts';
import { isQuickToMatch } from '../../base/pattern-cost.ts';

/** As long as names are in most databases. */
const NAME = 'x'.repeat(63);

/** Whether a name may be matched with a pattern of a policy: it is correct, and cannot take long. */
export function isUsablePattern(source: string): boolean {
  return isQuickToMatch(unpadded(source), NAME) && compilePattern(source).kind === 'pattern';
}

/** Whether a name matches a pattern of a policy; undefined when nobody can tell in good time. */
export function matchesPattern(
  source: string,
  name: string,
  casing: 'same' | 'any' = 'same',
): boolean | undefined {
  return nameMatcher(source, casing)(name);
}

/** The same for many names: what can be known of the pattern alone is found out once. */
export function nameMatcher(
  source: string,
  casing: 'same' | 'any' = 'same',
): (name: string) => boolean | undefined {
  const key = `${casing} ${source}`;
  let matcher = kept.get(key);
  if (matcher === undefined) {
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(key, (matcher = makeMatcher(unpadded(source), casing)));
  }
  return matcher;
}

function makeMatcher(asked: string, casing: 'same' | 'any'): (name: string) => boolean | undefined {
  const compiled = compilePattern(asked, casing);
  if (compiled.kind !== 'pattern') return () => undefined;
  const { matches } = compiled;
  const isQuick = isQuickToMatch(asked, NAME);
  return (name) =>
    (isQuick && name.length <= NAME.length) || isQuickToMatch(asked, name)
      ? matches(name)
      : undefined;
}

/** What `.*` at either end lets pass, no `.*` lets pass as well, and sooner. */
function unpadded(source: string): string {
  return source.replace(/^\^?\.\*(?![?+*{])/, '').replace(/(?<!\\)\.\*\$?$/, '');
}

const kept = new Map<string, (name: string) => boolean | undefined>();
/** A workspace has few policies; whoever edits one makes new patterns all the time. */
const MAX_KEPT = 500;

/** Whether a name is the given one, where `*` stands for any letters. */
export function matchesName(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === name;
  if (!name.startsWith(first) || name.length < first.length + last.length) return false;
  const end = name.length - last.length;
  if (!name.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
