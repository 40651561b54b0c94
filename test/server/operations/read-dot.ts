/** What Graphviz reads in a graph of the few constructs that we write. Throws at anything else. */
export interface DotGraph {
  readonly labels: ReadonlyMap<string, string>;
  readonly clusters: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

/** Words, strings, arrows and signs, as its scanner tells them apart. */
const TOKEN = /\s+|([A-Za-z_]\w*)|"((?:\\[\s\S]|[^"\\])*)"|(->)|([[\]{}=;,])/y;

export function readDot(text: string): DotGraph {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) throw new Error(`No token: ${text.slice(at, at + 40)}`);
    const [, word, string, arrow, sign] = found;
    const token = word ?? arrow ?? sign;
    if (token !== undefined) tokens.push(token);
    // A label ends at a quote that has no backslash before it; escapes are read when it is drawn.
    else if (string !== undefined) tokens.push(`"${shown(string)}`);
  }
  return new Reader(tokens).read();
}

/** Of `\N`, `\G` and the like it would make other texts, of `&lt;` another sign: only numbers are expected. */
function shown(string: string): string {
  const plain = string.replaceAll(/\\([\s\S])/g, (_, sign: string) => {
    if (sign === '\\' || sign === '"') return sign;
    throw new Error(`Graphviz would read \\${sign}.`);
  });
  return plain.replaceAll(/&(?:#(\d+);)?/g, (entity, code?: string) => {
    if (code !== undefined) return String.fromCodePoint(Number(code));
    throw new Error(`Graphviz may read ${entity} as something else.`);
  });
}

class Reader {
  readonly #tokens: string[];
  readonly #labels = new Map<string, string>();
  readonly #clusters: string[] = [];
  readonly #edges: { from: string; to: string }[] = [];

  constructor(tokens: string[]) {
    this.#tokens = tokens;
  }

  read(): DotGraph {
    for (const word of ['digraph', 'lineage', '{']) this.#take(word);
    this.#statements();
    if (this.#tokens.length > 0) throw new Error(`Behind the end: ${this.#tokens.join(' ')}`);
    return { labels: this.#labels, clusters: this.#clusters, edges: this.#edges };
  }

  #take(wanted?: string): string {
    const token = this.#tokens.shift();
    if (token === undefined || (wanted !== undefined && token !== wanted))
      throw new Error(`${wanted ?? 'More'} was expected, not ${token ?? 'the end'}.`);
    return token;
  }

  #statements(): void {
    for (let token = this.#take(); token !== '}'; token = this.#take()) this.#statement(token);
  }

  #statement(first: string): void {
    if (first === 'subgraph') {
      this.#take();
      this.#take('{');
      this.#statements();
      return;
    }
    const next = this.#tokens[0];
    if (next === '=') {
      this.#take();
      const value = this.#take();
      if (first === 'label') this.#clusters.push(value.slice(1));
    } else if (next === '->') {
      this.#take();
      this.#edges.push({ from: first, to: this.#take() });
      this.#attributes();
    } else {
      const label = this.#attributes().get('label');
      if (label !== undefined) this.#labels.set(first, label.slice(1));
    }
    this.#take(';');
  }

  #attributes(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    if (this.#tokens[0] !== '[') return found;
    for (let sign = this.#take(); sign !== ']'; sign = this.#take()) {
      if (sign !== '[' && sign !== ',') throw new Error(`No attribute begins at ${sign}.`);
      const name = this.#take();
      this.#take('=');
      found.set(name, this.#take());
    }
    return found;
  }
}
