/** As `vscode.l10n.t` in English. */
export const localize = (message: string, ...values: string[]): string =>
  message.replaceAll(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
