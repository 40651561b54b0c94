/** A name in an expression whose value reaches the result. */
export interface ShownName {
  readonly name: string;
  /** Functions and macros around it, outermost first, in lower case. */
  readonly through: readonly string[];
}

const TOKEN =
  /'(?:[^']|'')*'|"[^"]*"|`[^`]*`|--[^\n]*|\/\*[^]*?\*\/|\{\{|\}\}|[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)*|\S/g;
const NAME = /^[A-Za-z_]/;
/** Their arguments choose rows, not values. */
const CHOOSING: ReadonlySet<string> = new Set(['over', 'filter', 'within']);

/**
 * The names whose values an SQL expression gives, by its words alone: contracts hold fragments, often with templates,
 * that no grammar reads. What is compared in CASE, or asked whether it is null, is not shown.
 */
export function shownNames(expression: string): readonly ShownName[] {
  const tokens = expression.match(TOKEN) ?? [];
  const found: ShownName[] = [];
  const around: string[] = [];
  /** For each CASE around, whether what stands here only decides. */
  const cases: boolean[] = [];
  let inTemplate = false;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1]?.toLowerCase();
    if (token === '{{' || token === '}}') inTemplate = token === '{{';
    else if (token === '(') around.push(nameBefore(tokens, index));
    else if (token === ')') around.pop();
    else if (!decide(token.toLowerCase(), cases)) {
      const name = nameIn(token, inTemplate);
      if (name === undefined || next === '(' || next === 'is' || cases.includes(true)) continue;
      if (around.some((one) => CHOOSING.has(one))) continue;
      found.push({ name, through: around.filter((one) => one !== '') });
    }
  }
  return found;
}

/** The function whose arguments begin here; empty for mere parentheses. */
function nameBefore(tokens: readonly string[], index: number): string {
  const before = tokens[index - 1];
  return before !== undefined && NAME.test(before) ? lastPart(before).toLowerCase() : '';
}

/** Whether the word is one of CASE, and what follows from it. */
function decide(word: string, cases: boolean[]): boolean {
  if (word === 'case') cases.push(true);
  else if (word === 'end') return cases.pop() !== undefined;
  else if (cases.length > 0 && ['when', 'then', 'else'].includes(word))
    cases[cases.length - 1] = word === 'when';
  else return false;
  return true;
}

/** The column that a token names, without what stands before its dot. Texts name some in templates only: `hash_pii('email')`. */
function nameIn(token: string, inTemplate: boolean): string | undefined {
  if (NAME.test(token)) return lastPart(token);
  const quote = token[0] ?? '';
  const isName = quote === '"' || quote === '`' || (quote === "'" && inTemplate);
  if (!isName || token.length < 3) return undefined;
  return lastPart(token.slice(1, -1));
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
