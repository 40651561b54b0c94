import { beforeEach, expect, test } from 'vitest';
import type { TextDocument } from 'vscode';
import { AgentLenses } from '../../../client/src/phases/agent-lenses.ts';
import { fake, Uri } from '../fake-vscode.ts';

beforeEach(() => fake.reset());

function titlesAbove(path: string, text: string): readonly (string | undefined)[] {
  const lines = text.split('\n');
  const document = {
    uri: Uri.parse(`file:///${path}`),
    getText: () => text,
    lineCount: lines.length,
    lineAt: (line: number) => ({ text: lines[line] }),
  };
  const lenses = new AgentLenses();
  const found = lenses.provideCodeLenses(document as unknown as TextDocument);
  lenses.dispose();
  return found.map(({ command }) => command?.title);
}

test.each([
  ['w/specs/product-canvas/churn.md', '# Churn\n', ['Write contract']],
  ['w/specs/product-canvas/notes.md', 'No canvas yet.', []],
  ['w/specs/product-canvas/vision.md', '# Vision\n', []],
  ['w/specs/product-canvas/README.md', '# Canvases\n', []],
  ['w/specs/product-canvas/tiering-standards.md', '# Tiers\n', []],
  ['w/models/a.sql', '-- TODO(dataengos): x\nselect 1', ['Implement with DataEngOS']],
  ['w/models/a.sql', 'select 1', []],
])('above %s %j: %j', (path, text, titles) => {
  expect(titlesAbove(path, text)).toEqual(titles);
});

test('nothing is offered in Restricted Mode, or outside of the workspace', () => {
  expect(titlesAbove('elsewhere/product-canvas/churn.md', '# Churn\n')).toEqual([]);
  fake.isTrusted = false;
  expect(titlesAbove('w/specs/product-canvas/churn.md', '# Churn\n')).toEqual([]);
});
