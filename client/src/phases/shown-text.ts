import * as vscode from 'vscode';

// Controls, and what changes the order of letters or is not seen at all.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;

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
