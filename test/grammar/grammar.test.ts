import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { origins, tokenize, type Origin } from './tokenize.ts';

const folder = new URL('fixtures/', import.meta.url);
const examples = new URL('../../examples/', import.meta.url);

/**
 * A fixture is a contract with expectations between its lines. `#> ^^^ keyword !string` says: every
 * token over the carets, in the line before, has a scope that begins with "keyword" and none that
 * begins with "string"; in flowcharts it is `%%>`. Expectations are taken out before the text is read.
 */
interface Expectation {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly present: readonly string[];
  readonly absent: readonly string[];
}

function readFixture(text: string) {
  const lines: string[] = [];
  const expectations: Expectation[] = [];
  for (const line of text.split(/\r?\n/)) {
    const match = /^(?:#|%%)>( *)(\^+) +(.+)$/.exec(line);
    if (match === null) {
      lines.push(line);
      continue;
    }
    const [, space = '', carets = '', scopes = ''] = match;
    const start = line.indexOf('>') + 1 + space.length;
    const words = scopes.split(' ');
    expectations.push({
      line: lines.length - 1,
      start,
      end: start + carets.length,
      present: words.filter((word) => !word.startsWith('!')),
      absent: words.filter((word) => word.startsWith('!')).map((word) => word.slice(1)),
    });
  }
  return { lines, expectations };
}

const SCOPES: Readonly<Record<string, string>> = {
  yaml: 'source.odcs',
  mermaid: 'source.mermaid',
  md: 'text.html.markdown',
};

async function checkFixture(name: string, origin: Origin) {
  const { lines, expectations } = readFixture(readFileSync(new URL(name, folder), 'utf8'));
  const scope = SCOPES[name.slice(name.lastIndexOf('.') + 1)];
  const tokens = await tokenize(lines, origin, scope);
  expect(expectations).not.toHaveLength(0);
  const wrong = expectations.flatMap(({ line, start, end, present, absent }) =>
    tokens[line]!.filter((token) => token.start < end && token.end > start).flatMap(
      ({ scopes, ...token }) => {
        const has = (scope: string) => scopes.some((each) => each.startsWith(scope));
        const missing = present.filter((scope) => !has(scope));
        const unwanted = absent.filter(has);
        if (missing.length + unwanted.length === 0) return [];
        const text = lines[line]!.slice(token.start, token.end);
        return [
          `${line + 1}: "${text}" lacks [${missing.join()}] has [${unwanted.join()}] in ${scopes.join(' ')}`,
        ];
      },
    ),
  );
  expect(wrong).toEqual([]);
}

describe.each(origins)('with the YAML and SQL grammars of %s', (origin) => {
  // The grammar of Markdown comes with VS Code only.
  const fixtures = readdirSync(folder).filter(
    (name) => origin === 'vscode' || !name.endsWith('.md'),
  );
  test.each(fixtures)('%s', (name) => checkFixture(name, origin));

  test('no line of the example workspace is taken for SQL but SQL', async () => {
    const files = readdirSync(examples, { recursive: true, encoding: 'utf8' });
    const contracts = files.filter((file) => /churn.*\.odcs\.yaml$/.test(file));
    expect(contracts.length).toBeGreaterThan(5);
    for (const file of contracts) {
      const lines = readFileSync(new URL(file, examples), 'utf8').split('\n');
      const tokens = await tokenize(lines, origin);
      const isSql = (line: number) =>
        tokens[line]!.some(({ scopes }) =>
          scopes.some((scope) => /^meta\.embedded\..*sql/.test(scope)),
        );
      let inside: number | undefined;
      for (const [index, line] of lines.entries()) {
        const indent = line.search(/\S/);
        if (inside !== undefined && indent !== -1 && indent <= inside) inside = undefined;
        const key = /^( *)(?:query|transformLogic):(.*)$/.exec(line);
        if (key !== null) inside = key[1]!.length;
        const expected = key === null ? inside !== undefined : !/^ *[|>]/.test(key[2]!);
        if (indent !== -1)
          expect(`${file}:${index + 1} ${isSql(index)}`).toBe(`${file}:${index + 1} ${expected}`);
      }
    }
  });
});
