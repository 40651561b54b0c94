import type { Diagnostic } from 'vscode-languageserver/node';
import type { Guard } from './guard.ts';

/** Sends diagnostics of files that are not open, and knows when they are out. */
export class ClosedDiagnostics {
  readonly #publish: (uri: string, diagnostics: readonly Diagnostic[]) => Promise<void>;
  readonly #guard: Guard;
  /** Resolves, or fails, when all that was sent is out. */
  sent: Promise<void> = Promise.resolve();

  constructor(
    publish: (uri: string, diagnostics: readonly Diagnostic[]) => Promise<void>,
    guard: Guard,
  ) {
    this.#publish = publish;
    this.#guard = guard;
  }

  send(uri: string, diagnostics: readonly Diagnostic[]): void {
    this.sent = this.#publish(uri, diagnostics);
    this.#guard.background('publishDiagnostics', this.sent);
  }
}
