import type {
  ClientCapabilities,
  Connection,
  WorkDoneProgressReporter,
} from 'vscode-languageserver/node';
import type { Translate } from '../../lint/format-message.ts';
import type { Guard } from './guard.ts';

/** Below this many milliseconds a scan is not worth a word. */
const QUIET = 500;

/** Progress of a workspace scan in the editor's own place; nothing is shown for a scan that ends at once. */
export function scanProgress(
  connection: Connection,
  guard: Guard,
  client: ClientCapabilities,
  translate: Translate,
): WorkDoneProgressReporter & { done(): void } {
  let shown: Awaited<ReturnType<typeof connection.window.createWorkDoneProgress>> | undefined;
  let ended = false;
  const timer = setTimeout(() => {
    if (client.window?.workDoneProgress !== true) return;
    const created = connection.window.createWorkDoneProgress().then((progress) => {
      progress.begin(translate('Checking contracts'), undefined, undefined, false);
      if (ended) progress.done();
      else shown = progress;
    });
    guard.background('progress', created);
  }, QUIET);
  return {
    begin: () => undefined,
    report: (message: number | string) => {
      shown?.report(String(message));
    },
    done: () => {
      ended = true;
      clearTimeout(timer);
      shown?.done();
    },
  };
}
