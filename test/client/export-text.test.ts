import { expect, test } from 'vitest';
import { exportText } from '../../client/src/export/export-text.ts';
import type { ExportOutcome } from '../../server/src/hosts/lsp/protocol.ts';

const localize = (text: string, ...values: readonly string[]): string =>
  text.replaceAll(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');

const target = {
  target: 'docs',
  folder: 'file:///w/exports/docs',
  files: 3,
  written: 3,
  leftOut: [],
};
const none: ExportOutcome = { state: 'written', targets: [], reasons: [], errors: 0, changed: 0 };
const changed = { path: 'a.md', message: 'Changed.' };

test.each<[Partial<ExportOutcome>, string]>([
  [{ targets: [target] }, 'Exported: docs.'],
  [{ targets: [{ ...target, written: 0 }] }, 'Exported: docs. Nothing has changed.'],
  [
    { targets: [{ ...target, leftOut: [{ path: 'a', reason: 'b' }] }] },
    'Exported: docs. 1 file was left out. The log says why.',
  ],
  [{ targets: [{ ...target, files: 0, nothing: 'No project.' }] }, 'No project.'],
  [{ state: 'restricted' }, 'Nothing is exported in Restricted Mode.'],
  [{ state: 'refused', errors: 2 }, 'Nothing was exported: there are 2 errors in the workspace.'],
  [
    { state: 'refused', changed: 1, reasons: [changed] },
    'Nothing was exported: 1 file of the last export has been changed since.',
  ],
  [
    { state: 'refused', reasons: [{ path: 'm.sql', line: 7, message: 'To write.' }] },
    'Nothing was exported: m.sql:7: To write.',
  ],
  [{ state: 'cannot' }, 'Nothing was exported: no folder is open.'],
])('%o is said in words', (outcome, text) => {
  expect(exportText({ ...none, ...outcome }, localize)).toBe(text);
});
