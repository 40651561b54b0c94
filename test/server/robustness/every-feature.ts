import { SourceFile } from '../../../server/src/analysis/source-file.ts';
import { SymbolIndex } from '../../../server/src/analysis/symbol-index.ts';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { codeActionsAt } from '../../../server/src/ide/code-actions.ts';
import { completionAt } from '../../../server/src/ide/completion.ts';
import { definitionAt } from '../../../server/src/ide/definition.ts';
import { highlightsAt } from '../../../server/src/ide/document-highlight.ts';
import { inlayHints } from '../../../server/src/ide/inlay-hints.ts';
import { downstreamOf, lineageItemsAt, upstreamOf } from '../../../server/src/ide/lineage.ts';
import { referenceCounts } from '../../../server/src/ide/reference-counts.ts';
import { usagesOf } from '../../../server/src/ide/references.ts';
import { namedPlaceAt } from '../../../server/src/ide/symbol-at.ts';
import { referenceHoverAt } from '../../../server/src/ide/reference-hover.ts';
import { renameEdits, renameTargetAt } from '../../../server/src/ide/rename.ts';
import { semanticTokens } from '../../../server/src/ide/semantic-tokens.ts';
import { workspaceSymbols } from '../../../server/src/ide/workspace-symbols.ts';
import { bindFile } from '../../../server/src/model/bound-document.ts';
import type { Place } from '../../../server/src/model/place.ts';
import { documentLinks } from '../../../server/src/ide/document-links.ts';
import { documentSymbols } from '../../../server/src/ide/document-symbols.ts';
import { folds } from '../../../server/src/ide/folding.ts';
import { hoverAt } from '../../../server/src/ide/hover.ts';
import type { IdeDocument } from '../../../server/src/ide/ide-document.ts';
import { selectionRangesAt } from '../../../server/src/ide/selection-ranges.ts';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { LintEngine } from '../../../server/src/lint/engine.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';

const english = (template: string): string => template;
const EVERY_HINT = { physicalTypes: true, classification: true };
const engine = new LintEngine(new SpecIndex(odcs), allRules);

const uri = 'file:///w/a.odcs.yaml';

/**
 * Asks every feature about a text, at each of the offsets where a feature needs one. Throws when a
 * feature or rule throws, or answers with a range outside the text. `before`: an earlier version
 * of the same file, whose unchanged blocks are taken over as they are while somebody types.
 */
export function everyFeature(
  text: string,
  offsets: readonly number[],
  before?: SourceFile,
): SourceFile {
  const source = new SourceFile(uri, text, { assumed: true, before });
  const file = source.tree;
  const { findings, contracts } = engine.lint(file, defaultConfig, true);
  const crash = findings.find(
    ({ code, messageId }) => code === 'rule-completes' && messageId === 'crashed',
  );
  if (crash !== undefined) throw new Error(`A rule crashed: ${JSON.stringify(crash.params)}`);
  const ide: IdeDocument = { file, text, contracts };
  const actions = codeActionsAt(ide, { start: 0, end: text.length }, findings, allRules, english);
  for (const { edits } of actions) applyEdits(text, edits);
  const index = new SymbolIndex(engine.spec, (_, path) => `file:///w/${path}`);
  index.put(source);
  const lines = new LineIndex(text);
  workspaceSymbols(index, 'a');
  for (const { place } of referenceCounts(index, uri)) checkPlace(place, lines);
  for (const { place } of semanticTokens(index, uri)) checkPlace(place, lines);
  const loaded = new Map([[uri, { text, bound: bindFile(file, engine.spec, true) }]]);
  const answers: unknown[] = [
    findings,
    actions,
    documentSymbols(ide),
    documentLinks(ide),
    folds(file),
    inlayHints(ide, { start: 0, end: text.length }, EVERY_HINT, english),
  ];
  /** The same neighbours are found from every place in a property; a few of them show what goes wrong. */
  const followed = new Set<string>();
  for (const offset of offsets) {
    answers.push(completionAt(ide, offset, english, { graph: index, uri }));
    answers.push(hoverAt(ide, offset, english, { base: 'https://example.com' }));
    answers.push(selectionRangesAt(file, offset));
    const at = lines.positionAt(offset);
    definitionAt(index, uri, at);
    for (const named of namedPlaceAt(index, uri, at)?.targets ?? [])
      for (const { place } of usagesOf(index, named)) checkPlace(place, lines);
    highlightsAt(index, uri, at);
    for (const { address, place } of lineageItemsAt(index, uri, at)) {
      const key = JSON.stringify(address);
      if (followed.has(key) || followed.size === 3) continue;
      followed.add(key);
      checkPlace(place, lines);
      upstreamOf(index, address);
      downstreamOf(index, address);
    }
    referenceHoverAt(index, uri, at, english);
    const target = renameTargetAt(index, uri, at);
    if ('problem' in target) continue;
    const edits = renameEdits(index, target, 'Fresh_name', loaded);
    if ('problem' in edits) throw new Error(`A rename was refused: ${edits.problem}`);
    for (const one of edits) applyEdits(text, one.edits);
  }
  checkOffsets(answers, text.length);
  return source;
}

/** A place lies in its line. */
function checkPlace(place: Place, lines: LineIndex): void {
  const length = lines.endOf(place.line) - lines.startOf(place.line);
  if (place.start < 0 || place.end < place.start || place.end > length)
    throw new Error(`A place is not in its line of ${String(length)}: ${JSON.stringify(place)}`);
}

/** Looks at everything that has `start` and `end`. */
function checkOffsets(value: unknown, length: number): void {
  if (typeof value !== 'object' || value === null) return;
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (typeof start === 'number' && typeof end === 'number') {
    if (start < 0 || end < start || end > length)
      throw new Error(`A range is not in the text of ${String(length)}: ${JSON.stringify(value)}`);
  }
  for (const child of Object.values(value)) checkOffsets(child, length);
}
