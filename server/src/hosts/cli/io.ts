import type { CancellationToken } from '../../base/cancellation.ts';

/** The process as commands see it. */
export interface Io {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** All of standard input, as bytes. */
  readStdin(): Promise<Uint8Array>;
  /** Asks the person at the terminal for a line; left out where nobody sits there. Undefined: they ended the input. */
  readonly askLine?: (prompt: string) => Promise<string | undefined>;
  readonly token: CancellationToken;
}

export interface OutputStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}
