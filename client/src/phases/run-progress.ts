import * as vscode from 'vscode';
import type { RunEvent } from '../../../server/src/hosts/lsp/protocol.ts';
import { costText, numberText, oneLine } from './shown-text.ts';

/** What a run says of itself, in one line: the step, the tokens and what they cost. */
export class RunProgress {
  #step = '';
  #spent = '';
  #isWarned = false;

  /** The line after an event; undefined where it stays as it was. */
  line(event: RunEvent): string | undefined {
    if (event.kind === 'step') this.#step = oneLine(event.step.text, 120);
    else if (event.kind === 'usage') {
      const { usage, cost } = event;
      const tokens = usage.input + usage.output + usage.cacheRead + usage.cacheWrite;
      this.#spent = `${vscode.l10n.t('{0} tokens', numberText(tokens))}, ${costText(cost)}`;
    } else return undefined;
    return [this.#step, this.#spent].filter((one) => one !== '').join(' · ');
  }

  /** Said once, when a limit comes near. */
  warning(event: RunEvent): string | undefined {
    if (this.#isWarned || event.kind !== 'usage' || event.spent < 0.8) return undefined;
    this.#isWarned = true;
    const percent = String(Math.min(100, Math.floor(event.spent * 100)));
    return vscode.l10n.t(
      '{0} % of a limit of this run is used. It stops when all of it is.',
      percent,
    );
  }
}
