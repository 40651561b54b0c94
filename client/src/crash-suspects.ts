/** A document that was opened or changed at most this long (ms) before a crash may have caused it. */
export const SHORTLY_MS = 3000;
/** So many crashes in a row with the same document in hand are no accident. */
const CRASHES = 3;

/**
 * Finds the documents that bring the server down. Fed with what the user opens and changes, and
 * with the crashes; times in ms of any one clock. Only a document that was in hand at the first
 * crash can become a suspect: after a restart all open documents are sent at once, guilty or not.
 */
export class CrashSuspects {
  readonly #touched = new Map<string, number>();
  #suspects = new Map<string, number>();
  readonly #quarantined = new Set<string>();

  /** URIs that the server shall look at with care. */
  get quarantined(): readonly string[] {
    return [...this.#quarantined];
  }

  isQuarantined(uri: string): boolean {
    return this.#quarantined.has(uri);
  }

  /** The user opened or changed a document. */
  touch(uri: string, now: number): void {
    this.#touched.set(uri, now);
  }

  closed(uri: string): void {
    this.#touched.delete(uri);
  }

  /** The server is gone: counts the documents that were in hand, acquits the others. */
  crashed(now: number): void {
    const inHand = [...this.#touched].filter(([, time]) => now - time <= SHORTLY_MS);
    this.#touched.clear();
    const counts = inHand.map(([uri]) => [uri, (this.#suspects.get(uri) ?? 0) + 1] as const);
    this.#suspects = new Map(counts);
    for (const [uri, count] of counts) if (count >= CRASHES) this.#quarantined.add(uri);
  }

  /** The server runs again and has been sent the open documents, the suspects among them. */
  restarted(now: number): void {
    for (const uri of this.#suspects.keys()) this.touch(uri, now);
  }

  /** The user asked for a fresh start. */
  forget(): void {
    this.#touched.clear();
    this.#suspects.clear();
    this.#quarantined.clear();
  }
}
