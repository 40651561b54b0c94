import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type Location,
  type Range as LspRange,
} from 'vscode-languageserver';
import type { Position } from 'vscode-languageserver';
import { rulePage } from '../../analysis/documentation.ts';
import type { Range } from '../../base/range.ts';
import { formatMessage, type Translate } from '../../lint/format-message.ts';
import type {
  Finding,
  FindingTag,
  Params,
  Rule,
  Severity,
  WorkspaceFinding,
} from '../../lint/rule.ts';
import type { Place } from '../../model/place.ts';
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
  const { uri, lines } = context;
  const related = (finding.related ?? []).map((place) => ({
    ...place,
    location: { uri, range: toLspRange(place.range, lines) },
  }));
  return diagnosticOf(finding, toLspRange(finding.range, lines), related, context);
}

/** The same of a finding with lines and columns, for files whose text is not at hand. */
export function placedDiagnostic(
  finding: WorkspaceFinding,
  context: Pick<DiagnosticContext, 'rules' | 'translate'>,
): Diagnostic {
  return diagnosticOf(finding, placeRange(finding.place), [], context);
}

interface RelatedLocation {
  readonly location: Location;
  readonly messageId: string;
  readonly params?: Params;
}

function diagnosticOf(
  finding: Omit<WorkspaceFinding, 'place'>,
  range: LspRange,
  here: readonly RelatedLocation[],
  { rules, translate }: Pick<DiagnosticContext, 'rules' | 'translate'>,
): Diagnostic {
  const messages: Readonly<Record<string, string>> = rules.get(finding.code)?.meta.messages ?? {};
  const message = (id: string, params?: Params): string =>
    formatMessage(messages[id] ?? id, params, translate);
  const diagnostic: Diagnostic = {
    range,
    severity: SEVERITIES[finding.severity],
    source: SERVER_NAME,
    code: finding.code,
    codeDescription: { href: rulePage(finding.code) },
    message: message(finding.messageId, finding.params),
  };
  if (finding.tags !== undefined) diagnostic.tags = finding.tags.map((tag) => TAGS[tag]);
  const elsewhere = (finding.elsewhere ?? []).map((other) => ({
    ...other,
    location: { uri: other.uri, range: placeRange(other.place) },
  }));
  const related: readonly RelatedLocation[] = [...here, ...elsewhere, ...demanded(finding)];
  if (related.length > 0) {
    diagnostic.relatedInformation = related.map(({ location, messageId, params }) => ({
      location,
      message: message(messageId, params),
    }));
  }
  return diagnostic;
}

function demanded({ demand }: Pick<Finding, 'demand'>): RelatedLocation[] {
  if (demand === undefined) return [];
  const { origin, rule } = demand;
  const location = { uri: origin.uri, range: placeRange(origin.place) };
  return [{ location, messageId: 'Demanded here: {rule}', params: { rule } }];
}
