import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type Range as LspRange,
} from 'vscode-languageserver';
import type { Position } from 'vscode-languageserver';
import { rulePage } from '../../analysis/documentation.ts';
import type { Range } from '../../base/range.ts';
import { formatMessage, type Translate } from '../../lint/format-message.ts';
import type { Finding, FindingTag, Rule, Severity } from '../../lint/rule.ts';
import type { Place } from '../../model/contract-record.ts';
import { SERVER_NAME } from './protocol.ts';

/** Anything that knows where lines begin: a `LineIndex` or an open text document. */
export interface Lines {
  positionAt(offset: number): Position;
}

/** With `from-lsp.ts` the only place that turns offsets into lines and columns. */
export function toLspRange(range: Range, lines: Lines): LspRange {
  return { start: lines.positionAt(range.start), end: lines.positionAt(range.end) };
}

/** A place has its line and columns already. */
export function placeRange({ line, start, end }: Place): LspRange {
  return { start: { line, character: start }, end: { line, character: end } };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS: Readonly<Record<FindingTag, DiagnosticTag>> = {
  deprecated: DiagnosticTag.Deprecated,
  unnecessary: DiagnosticTag.Unnecessary,
};

export interface DiagnosticContext {
  readonly uri: string;
  readonly lines: Lines;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly translate: Translate;
}

export function toDiagnostic(finding: Finding, context: DiagnosticContext): Diagnostic {
  const messages: Readonly<Record<string, string>> =
    context.rules.get(finding.code)?.meta.messages ?? {};
  const message = (id: string, params: Finding['params']): string =>
    formatMessage(messages[id] ?? id, params, context.translate);
  const diagnostic: Diagnostic = {
    range: toLspRange(finding.range, context.lines),
    severity: SEVERITIES[finding.severity],
    source: SERVER_NAME,
    code: finding.code,
    codeDescription: { href: rulePage(finding.code) },
    message: message(finding.messageId, finding.params),
  };
  if (finding.tags !== undefined) diagnostic.tags = finding.tags.map((tag) => TAGS[tag]);
  if (finding.related !== undefined) {
    diagnostic.relatedInformation = finding.related.map((place) => ({
      location: { uri: context.uri, range: toLspRange(place.range, context.lines) },
      message: message(place.messageId, place.params),
    }));
  }
  return diagnostic;
}
