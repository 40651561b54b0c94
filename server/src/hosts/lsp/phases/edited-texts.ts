import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Path -> text. */
type Texts = Readonly<Record<string, string>>;

/**
 * What people made of drafts, kept beside the runs so that it is there after a restart. Run ids are ours alone: 32 hex digits.
 */
export class EditedTexts {
  readonly #folder: string | undefined;
  readonly #known = new Map<string, Texts>();
  #last: Promise<unknown> = Promise.resolve();

  /** `storage`: undefined where nothing is to outlive the server. */
  constructor(storage: string | undefined) {
    this.#folder = storage === undefined ? undefined : join(storage, 'edited');
  }

  /** By path; empty where nobody edited anything, or it can no longer be read. */
  async of(run: string): Promise<Texts> {
    const known = this.#known.get(run);
    if (known !== undefined) return known;
    const read = await this.#read(run);
    this.#known.set(run, read);
    return read;
  }

  /** Rejects where the disk does not take it. */
  async keep(run: string, path: string, text: string): Promise<void> {
    const kept = this.#last
      .catch(() => undefined)
      .then(async () => {
        const texts = { ...(await this.of(run)), [path]: text };
        this.#known.set(run, texts);
        if (this.#folder !== undefined) await this.#write(this.#folder, run, texts);
      });
    this.#last = kept;
    await kept;
  }

  /** The draft has taken them over. Rejects where the disk does not let go of them. */
  async forget(run: string): Promise<void> {
    const gone = this.#last
      .catch(() => undefined)
      .then(async () => {
        if (this.#folder !== undefined && isRunId(run))
          await rm(join(this.#folder, `${run}.json`), { force: true });
        this.#known.delete(run);
      });
    this.#last = gone;
    await gone;
  }

  async #read(run: string): Promise<Texts> {
    if (this.#folder === undefined || !isRunId(run)) return {};
    try {
      const given: unknown = JSON.parse(await readFile(join(this.#folder, `${run}.json`), 'utf8'));
      if (typeof given !== 'object' || given === null) return {};
      return Object.fromEntries(
        Object.entries(given).filter((one): one is [string, string] => typeof one[1] === 'string'),
      );
    } catch {
      return {};
    }
  }

  async #write(folder: string, run: string, texts: Texts): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${run}.json`);
    await writeFile(`${file}.new`, JSON.stringify(texts), { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
}

/** Whether it can be an id of ours: nothing else names a file. */
export function isRunId(id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id);
}
