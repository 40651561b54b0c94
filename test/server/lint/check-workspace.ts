import { claimsContract } from '../../../server/src/analysis/claims-contract.ts';
import { governedKind } from '../../../server/src/analysis/governed-paths.ts';
import { promisedByName } from '../../../server/src/analysis/promised-by-name.ts';
import { namedFile } from '../../../server/src/analysis/named-file.ts';
import { SourceFile } from '../../../server/src/analysis/source-file.ts';
import { SymbolIndex } from '../../../server/src/analysis/symbol-index.ts';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { defaultConfig, type LintConfig } from '../../../server/src/lint/config.ts';
import { locate } from '../../../server/src/lint/locate.ts';
import type { ExampleText, Finding } from '../../../server/src/lint/rule.ts';
import { isManifest, readManifest } from '../../../server/src/model/dbt/read-manifest.ts';
import { engine, lint, spec } from './check.ts';

/** The files of an example by their paths; a text alone has a path, too. */
export function filesOf(text: ExampleText): Readonly<Record<string, string>> {
  return typeof text === 'string' ? { 'orders.odcs.yaml': text } : text;
}

export interface LintedFile {
  readonly path: string;
  readonly text: string;
  /** Of both passes. */
  readonly findings: readonly Finding[];
}

/** An index over files of a workspace whose every contract is known. */
export function indexOf(files: Readonly<Record<string, string>>): SymbolIndex {
  const folder = 'file:///w/';
  const index = new SymbolIndex(spec, {
    absolute: (path) => `${folder}${path}`,
    sql: engine.sql,
    resolveFile: (from, path) => {
      const uri = new URL(path, `${folder}${from}`).href;
      return uri.startsWith(folder) ? uri.slice(folder.length) : undefined;
    },
    lookUp: (path) => {
      const one = files[path];
      if (one !== undefined) return namedFile(new SourceFile(path, one, { assumed: false }), spec);
      return path.endsWith('.odcs.yaml') ? 'missing' : undefined;
    },
  });
  for (const [path, text] of Object.entries(files)) {
    const manifest = isManifest(path) ? readManifest(text, new LineIndex(text)) : undefined;
    if (manifest !== undefined && !('reason' in manifest))
      index.governed.put(path, { governed: manifest });
    if (manifest !== undefined) continue;
    const assumed = promisedByName(path) || claimsContract(text);
    index.put(new SourceFile(path, text, { assumed }));
  }
  return index;
}

/** Lints files one by one and as a workspace. */
export function lintTogether(
  text: ExampleText,
  config: LintConfig = defaultConfig,
): readonly LintedFile[] {
  const files = filesOf(text);
  const index = indexOf(files);
  return Object.entries(files).map(([path, one]) => {
    const file = index.recorded(path);
    const placed = file === undefined ? [] : engine.lintInWorkspace(file, index, config);
    const lines = new LineIndex(one);
    const together = placed.map((finding) => locate(finding, lines));
    return { path, text: one, findings: [...linted(path, one, config), ...together] };
  });
}

/** Of the pass over single files: models, flowcharts and Markdown are no YAML. */
function linted(path: string, text: string, config: LintConfig): readonly Finding[] {
  return governedKind(path) === undefined ? lint(text, config, path).findings : [];
}
