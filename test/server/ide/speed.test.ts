import { expect, test } from 'vitest';
import { SourceFile } from '../../../server/src/analysis/source-file.ts';
import { SymbolIndex } from '../../../server/src/analysis/symbol-index.ts';
import { completionAt } from '../../../server/src/ide/completion.ts';
import { documentLinks } from '../../../server/src/ide/document-links.ts';
import { documentSymbols } from '../../../server/src/ide/document-symbols.ts';
import { folds } from '../../../server/src/ide/folding.ts';
import { hoverAt } from '../../../server/src/ide/hover.ts';
import { inlayHints } from '../../../server/src/ide/inlay-hints.ts';
import { selectionRangesAt } from '../../../server/src/ide/selection-ranges.ts';
import { semanticTokens } from '../../../server/src/ide/semantic-tokens.ts';
import { english, HEAD, openText, spec } from './ide-fixture.ts';

const LINES = 10_000;

function bigContract(): string {
  const lines = [HEAD.trimEnd(), 'id: big', 'version: 1.0.0', 'status: active', 'schema:'];
  for (let object = 0; lines.length < LINES; object++) {
    lines.push(
      `  - name: object_${object}`,
      `    # see https://example.com/${object}`,
      '    physicalType: table',
      '    properties:',
    );
    for (let property = 0; property < 20; property++) {
      lines.push(
        `      - name: column_${property}`,
        '        logicalType: string',
        '        physicalType: varchar(36)',
      );
      lines.push(
        '        description: A column of a table, said in a few words.',
        '        required: true',
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Milliseconds of the median and the slowest of several runs, each on a file that was edited just before. */
function measure(title: string, run: (round: number) => void): void {
  const times: number[] = [];
  for (let round = 0; round < 15; round++) {
    const start = performance.now();
    run(round);
    times.push(performance.now() - start);
  }
  const sorted = times.slice(3).sort((a, b) => a - b);
  console.log(
    `${title}: median ${sorted[6]?.toFixed(1) ?? ''} ms, slowest ${sorted.at(-1)?.toFixed(1) ?? ''} ms`,
  );
}

// A print, no assertion: machines differ, and npm run bench is the judge.
test('time at 10,000 lines, the edit before included', () => {
  const text = bigContract();
  let ide = openText(text);
  const at = text.indexOf('        required', text.length / 2);
  const edited = (round: number) => {
    ide = openText(
      `${text.slice(0, at)}        ${'unique'.slice(0, 1 + (round % 5))}\n${text.slice(at)}`,
      ide.file,
    );
    return ide;
  };
  const cursor = (round: number) => at + 9 + (round % 5);
  measure('edit alone', (round) => void edited(round));
  measure('completion of a key', (round) => {
    expect(completionAt(edited(round), cursor(round), english)).not.toEqual([]);
  });
  measure('hover', (round) => {
    expect(
      hoverAt(edited(round), text.lastIndexOf('logicalType', at) + 2, english, undefined),
    ).toBeDefined();
  });
  measure('document symbols', (round) => void documentSymbols(edited(round)));
  measure('folding', (round) => void folds(edited(round).file));
  measure('selection ranges', (round) => void selectionRangesAt(edited(round).file, at));
  measure('inlay hints of a screen', (round) => {
    const screen = { start: at, end: at + 2_000 };
    inlayHints(edited(round), screen, { physicalTypes: true, classification: true }, english);
  });
  measure('document links', (round) => void documentLinks(edited(round)));
});

/** The records that the tokens are made from are made for the lenses above names anyhow. */
test('time of semantic tokens at 10,000 lines, the edit and its records included', () => {
  const text = bigContract();
  const at = text.indexOf('        required', text.length / 2);
  const index = new SymbolIndex(spec, () => undefined);
  const uri = 'file:///big.odcs.yaml';
  let before: SourceFile | undefined;
  const edited = (round: number): void => {
    const word = 'unique'.slice(0, 1 + (round % 5));
    const now = `${text.slice(0, at)}        ${word}: true\n${text.slice(at)}`;
    before = new SourceFile(uri, now, { assumed: true, before });
    index.put(before);
  };
  measure('edit and records', edited);
  measure('edit, records and tokens', (round) => {
    edited(round);
    expect(semanticTokens(index, uri).length).toBeGreaterThan(1_900);
  });
});
