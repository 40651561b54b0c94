/** Resolved paths that are remembered. */
const MAX_PATHS = 50_000;

/** What relative paths mean, by the folder of the file that they stand in. */
export class ResolvedPaths {
  readonly #resolve: (from: string, path: string) => string | undefined;
  readonly #known = new Map<string, { readonly uri: string | undefined }>();

  constructor(resolve: (from: string, path: string) => string | undefined) {
    this.#resolve = resolve;
  }

  of(from: string, path: string): string | undefined {
    const key = `${from.slice(0, from.lastIndexOf('/'))} ${path}`;
    let file = this.#known.get(key);
    if (file === undefined) {
      if (this.#known.size > MAX_PATHS) this.#known.clear();
      this.#known.set(key, (file = { uri: this.#resolve(from, path) }));
    }
    return file.uri;
  }

  clear(): void {
    this.#known.clear();
  }
}
