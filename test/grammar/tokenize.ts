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
  scope = 'source.odcs',
): Promise<readonly (readonly Token[])[]> {
  const grammar = await grammarOf(origin, scope);
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

const grammars = new Map<string, Promise<textmate.IGrammar>>();

function grammarOf(origin: Origin, scope: string): Promise<textmate.IGrammar> {
  const key = `${origin} ${scope}`;
  const known = grammars.get(key);
  if (known !== undefined) return known;
  const loading = load(origin, scope);
  grammars.set(key, loading);
  return loading;
}

async function load(origin: Origin, scope: string): Promise<textmate.IGrammar> {
  const registry = new textmate.Registry({
    onigLib: engine(),
    loadGrammar: (scope) => {
      const path = pathOf(scope, origin);
      if (path === undefined) return Promise.resolve(null);
      return Promise.resolve(textmate.parseRawGrammar(readFileSync(path, 'utf8'), 'grammar.json'));
    },
    getInjections: (name) => (name === MARKDOWN ? [IN_MARKDOWN] : undefined),
  });
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error('The grammar is missing.');
  return grammar;
}

const MARKDOWN = 'text.html.markdown';
const IN_MARKDOWN = 'markdown.mermaid.codeblock';
const OWN: Readonly<Record<string, string>> = {
  'source.odcs': 'odcs',
  'source.mermaid': 'mermaid',
  [IN_MARKDOWN]: 'mermaid-in-markdown',
};

function pathOf(scope: string, origin: Origin): string | URL | undefined {
  const own = OWN[scope];
  if (own !== undefined) return new URL(`syntaxes/${own}.tmLanguage.json`, root);
  if (scope === MARKDOWN)
    return editor && new URL('markdown-basics/syntaxes/markdown.tmLanguage.json', editor);
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
