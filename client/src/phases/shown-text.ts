import * as vscode from 'vscode';
import { HIDDEN_CHARACTERS } from '../../../server/src/hosts/lsp/protocol.ts';

/** Also controls but for line breaks and tabs. */
const HIDDEN = new RegExp(String.raw`[\0-\x08\x0b-\x1f\x7f-\x9f\ufe0f${HIDDEN_CHARACTERS}]`, 'gu');

/** A text of strangers with everything in it that cannot be seen written out. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`);
}

/** A text of strangers on one line, for titles and lists. Icons are not drawn. */
export function oneLine(text: string, most = 300): string {
  const flat = visible(text).replaceAll(/\s+/g, ' ').replaceAll('$(', '$\u200a(').trim();
  return flat.length > most ? `${flat.slice(0, most)}…` : flat;
}

export function sizeText(units: number): string {
  return units < 1024
    ? vscode.l10n.t('{0} B', numberText(units))
    : vscode.l10n.t('{0} KB', numberText(Math.round(units / 1024)));
}

export function numberText(value: number): string {
  return value.toLocaleString(vscode.env.language);
}

/** US dollars. Not known is never nothing. */
export function costText(cost: number | undefined): string {
  if (cost === undefined) return vscode.l10n.t('cost unknown');
  return cost > 0 && cost < 0.01 ? '< $0.01' : `$${cost.toFixed(2)}`;
}
