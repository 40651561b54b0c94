import type { Assumed } from '../spec/dialects.ts';
import type { YamlFile } from '../syntax/yaml/file.ts';
import { withJsonProblems, withoutComments } from '../syntax/yaml/json-problems.ts';
import { parseYaml, parseYamlOnce } from '../syntax/yaml/parse-yaml.ts';

/** One version of one file. Immutable; its tree is made on first use and shares what is unchanged with the version before. */
export class SourceFile {
  readonly uri: string;
  readonly text: string;
  /** As counted by the editor; undefined for a file that is read from disk. */
  readonly version: number | undefined;
  /** Name or language of the file promise a data contract, whatever the text says so far. */
  readonly assumed: Assumed;
  readonly #maxSize: number | undefined;
  #tree: YamlFile | undefined;
  #before: YamlFile | undefined;

  constructor(
    uri: string,
    text: string,
    options: {
      readonly version?: number;
      readonly assumed: Assumed;
      /** In UTF-16 units: a longer text is not parsed and says so. */
      readonly maxSize?: number;
      /** The version before, when there is one. */
      readonly before?: SourceFile | undefined;
    },
  ) {
    this.uri = uri;
    this.text = text;
    this.version = options.version;
    this.assumed = options.assumed;
    this.#maxSize = options.maxSize;
    this.#before = options.before?.lastTree;
  }

  /** Without documents where the file holds no YAML. */
  get tree(): YamlFile {
    this.#tree ??= this.#parse();
    // Kept only until now: otherwise every version would hold the one before it.
    this.#before = undefined;
    return this.#tree;
  }

  #parse(): YamlFile {
    if (!isYaml(this.uri)) return { text: this.text, documents: [], problems: [] };
    const isJson = this.uri.endsWith('.json');
    const text = isJson ? withoutComments(this.text) : this.text;
    const tree =
      this.version === undefined
        ? parseYamlOnce(text, this.#maxSize)
        : parseYaml(text, this.#before, this.#maxSize);
    return isJson ? withJsonProblems(tree, this.text) : tree;
  }

  /** The newest tree that is there already, of this version or an earlier one. */
  get lastTree(): YamlFile | undefined {
    return this.#tree ?? this.#before;
  }
}

/** Whether a file holds YAML, or JSON: what is no other language that we know by its name. */
export function isYaml(path: string): boolean {
  return !/\.(?:md|sql|mermaid|mmd)$/i.test(path);
}
