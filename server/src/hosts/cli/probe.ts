import { SourceFile } from '../../analysis/source-file.ts';
import { SymbolIndex } from '../../analysis/symbol-index.ts';
import { LineIndex } from '../../base/line-index.ts';
import type { Assumed } from '../../spec/dialects.ts';
import type { Range } from '../../base/range.ts';
import { codeActionsAt } from '../../ide/code-actions.ts';
import { completionAt } from '../../ide/completion.ts';
import { definitionAt } from '../../ide/definition.ts';
import { highlightsAt } from '../../ide/document-highlight.ts';
import { documentLinks } from '../../ide/document-links.ts';
import { documentSymbols } from '../../ide/document-symbols.ts';
import { folds } from '../../ide/folding.ts';
import { hoverAt } from '../../ide/hover.ts';
import type { IdeDocument } from '../../ide/ide-document.ts';
import { inlayHints } from '../../ide/inlay-hints.ts';
import { downstreamOf, lineageItemsAt, upstreamOf } from '../../ide/lineage.ts';
import { usagesOf } from '../../ide/references.ts';
import { renameTargetAt } from '../../ide/rename.ts';
import { namedPlaceAt } from '../../ide/symbol-at.ts';
import { selectionRangesAt } from '../../ide/selection-ranges.ts';
import { semanticTokens } from '../../ide/semantic-tokens.ts';
import type { LintConfig } from '../../lint/config.ts';
import type { LintEngine, LintResult } from '../../lint/engine.ts';
import { parseYaml } from '../../syntax/yaml/parse-yaml.ts';
import { probeOffsets } from './probe-offsets.ts';

export interface FeatureProbe {
  readonly feature: string;
  calls: number;
  /** Calls that had something to say. */
  answers: number;
  /** Milliseconds. */
  total: number;
  longest: number;
  failures: number;
}

export interface ProbeFailure {
  readonly feature: string;
  /** Undefined for features that look at the whole file. */
  readonly offset: number | undefined;
  readonly error: unknown;
}

export interface ProbeReport {
  readonly features: readonly FeatureProbe[];
  /** The first of each feature and message. */
  readonly failures: readonly ProbeFailure[];
  readonly ide: IdeDocument | undefined;
  readonly result: LintResult | undefined;
  readonly offsets: number;
  /** The time was over before every offset was tried. */
  readonly cut: boolean;
}

interface ProbeOptions {
  readonly engine: LintEngine;
  readonly config: LintConfig;
  readonly assumed: Assumed;
  /** Milliseconds. */
  readonly budget: number;
}

/** What the file is called in the index: it is the only one there. */
const URI = 'file:///probe.odcs.yaml';
const EVERY_HINT = { physicalTypes: true, classification: true };

const english = (template: string): string => template;

/** Runs every feature at every token of a text and keeps what throws. */
export function probe(text: string, options: ProbeOptions): ProbeReport {
  const { engine, config, assumed, budget } = options;
  const began = performance.now();
  const meter = new Meter();
  const file = meter.call('parse', undefined, () => parseYaml(text));
  const result = file && meter.call('lint', undefined, () => engine.lint(file, config, assumed));
  if (file === undefined || result === undefined) {
    return { ...meter.report(), ide: undefined, result, offsets: 0, cut: false };
  }
  const ide: IdeDocument = { file, text, contracts: result.contracts };
  meter.call('document symbols', undefined, () => documentSymbols(ide));
  meter.call('folding', undefined, () => folds(file));
  meter.call('document links', undefined, () => documentLinks(ide));
  const whole: Range = { start: 0, end: text.length };
  meter.call('inlay hints', undefined, () => inlayHints(ide, whole, EVERY_HINT, english));
  const graph = new SymbolIndex(engine.spec, () => undefined);
  meter.call('symbol index', undefined, () => {
    graph.put(new SourceFile(URI, text, { assumed }));
  });
  meter.call('semantic tokens', undefined, () => semanticTokens(graph, URI));
  const lines = new LineIndex(text);
  const offsets = probeOffsets(file);
  let tried = 0;
  for (const offset of offsets) {
    if (performance.now() - began > budget) break;
    tried++;
    const range: Range = { start: offset, end: offset };
    meter.call('completion', offset, () => completionAt(ide, offset, english));
    meter.call('hover', offset, () => hoverAt(ide, offset, english, undefined));
    meter.call('selection ranges', offset, () => selectionRangesAt(file, offset));
    const at = lines.positionAt(offset);
    meter.call('definition', offset, () => definitionAt(graph, URI, at));
    meter.call('highlights', offset, () => highlightsAt(graph, URI, at));
    meter.call('references', offset, () =>
      (namedPlaceAt(graph, URI, at)?.targets ?? []).flatMap((target) => usagesOf(graph, target)),
    );
    meter.call('rename', offset, () => renameTargetAt(graph, URI, at));
    meter.call('call hierarchy', offset, () =>
      lineageItemsAt(graph, URI, at).flatMap(({ address }) => [
        ...upstreamOf(graph, address),
        ...downstreamOf(graph, address),
      ]),
    );
    meter.call('code actions', offset, () =>
      codeActionsAt(ide, range, result.findings, engine.rules, english),
    );
  }
  return { ...meter.report(), ide, result, offsets: tried, cut: tried < offsets.length };
}

class Meter {
  readonly #features = new Map<string, FeatureProbe>();
  readonly #failures = new Map<string, ProbeFailure>();

  report(): Pick<ProbeReport, 'features' | 'failures'> {
    return { features: [...this.#features.values()], failures: [...this.#failures.values()] };
  }

  /** The answer of a feature; undefined when it threw. */
  call<Answer>(feature: string, offset: number | undefined, ask: () => Answer): Answer | undefined {
    let entry = this.#features.get(feature);
    if (entry === undefined) {
      entry = { feature, calls: 0, answers: 0, total: 0, longest: 0, failures: 0 };
      this.#features.set(feature, entry);
    }
    entry.calls++;
    const began = performance.now();
    try {
      const answer = ask();
      if (saysSomething(answer)) entry.answers++;
      return answer;
    } catch (error) {
      entry.failures++;
      const key = `${feature} ${String(error)}`;
      if (!this.#failures.has(key)) this.#failures.set(key, { feature, offset, error });
      return undefined;
    } finally {
      const took = performance.now() - began;
      entry.total += took;
      entry.longest = Math.max(entry.longest, took);
    }
  }
}

function saysSomething(answer: unknown): boolean {
  return Array.isArray(answer) ? answer.length > 0 : answer !== undefined;
}
