import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { HOST_CACHE } from '../../scripts/vscode-host/cache.ts';

const require = createRequire(import.meta.url);
const root = new URL('../../', import.meta.url);

/** Where the grammars come from that ours includes: an npm package, or an installed VS Code. */
export type Origin = 'textmate' | 'vscode';

const editor = findEditor();

/** The grammars of VS Code are there once the tests inside VS Code have been set up. */
export const origins: readonly Origin[] = editor ? ['textmate', 'vscode'] : ['textmate'];

/** The extensions that come with VS Code. */
function findEditor(): URL | undefined {
  if (!existsSync(HOST_CACHE)) return undefined;
  return readdirSync(HOST_CACHE)
    .filter((name) => name.startsWith('vscode-host-'))
    .map((name) => join(HOST_CACHE, name, 'node_modules/code-server/lib/vscode/extensions/'))
    .map((extensions) => pathToFileURL(extensions))
    .find((extensions) => existsSync(new URL('yaml/syntaxes/', extensions)));
}

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/** Reads a text with our grammar; the result has the tokens of each line. */
export async function tokenize(
  lines: readonly string[],
  origin: Origin,
): Promise<readonly (readonly Token[])[]> {
  const grammar = await grammarOf(origin);
  let state = textmate.INITIAL;
  return lines.map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      start: startIndex,
      end: Math.min(endIndex, line.length),
      scopes,
    }));
  });
}

const grammars = new Map<Origin, Promise<textmate.IGrammar>>();

function grammarOf(origin: Origin): Promise<textmate.IGrammar> {
  const known = grammars.get(origin);
  if (known !== undefined) return known;
  const loading = load(origin);
  grammars.set(origin, loading);
  return loading;
}

async function load(origin: Origin): Promise<textmate.IGrammar> {
  const registry = new textmate.Registry({
    onigLib: engine(),
    loadGrammar: (scope) => {
      const path = pathOf(scope, origin);
      if (path === undefined) return Promise.resolve(null);
      return Promise.resolve(textmate.parseRawGrammar(readFileSync(path, 'utf8'), 'grammar.json'));
    },
  });
  const grammar = await registry.loadGrammar('source.odcs');
  if (grammar === null) throw new Error('The grammar is missing.');
  return grammar;
}

function pathOf(scope: string, origin: Origin): string | URL | undefined {
  if (scope === 'source.odcs') return new URL('syntaxes/odcs.tmLanguage.json', root);
  if (origin === 'textmate' || editor === undefined) {
    const name = /^source\.(yaml|sql)$/.exec(scope)?.[1];
    return name && require.resolve(`tm-grammars/grammars/${name}.json`);
  }
  if (scope === 'source.sql') return new URL('sql/syntaxes/sql.tmLanguage.json', editor);
  if (!scope.startsWith('source.yaml')) return undefined;
  const version = scope.slice('source.yaml'.length).replace('.', '-');
  return new URL(`yaml/syntaxes/yaml${version}.tmLanguage.json`, editor);
}

let loaded: Promise<textmate.IOnigLib> | undefined;

function engine(): Promise<textmate.IOnigLib> {
  loaded ??= (async () => {
    await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
    return {
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    };
  })();
  return loaded;
}
