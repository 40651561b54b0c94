import type { Judged, Verdict } from '../../../server/src/hosts/lsp/protocol.ts';
import type { Localize } from '../status-text.ts';

type Check = Verdict['checks'][number];
export type CheckKind = Check['kind'];
export type CheckState = Check['state'];

/** What is new in the findings, by how grave it is; what is there without the proposal is nobody's task. */
export function newFindings({ findings }: Verdict): Verdict['findings'] {
  return findings.filter(({ isOld }) => !isOld);
}

/** A verdict in one line: `2 errors · 1 warning · 1 breaking change`. */
export function verdictText(judged: readonly Judged[], localize: Localize): string {
  const findings = judged.flatMap(({ verdict }) => newFindings(verdict));
  const count = (severity: string): number =>
    new Set(
      findings
        .filter((one) => one.severity === severity)
        .map(({ path, line, code, message }) => JSON.stringify([path, line, code, message])),
    ).size;
  const breaking = judged.flatMap(({ changes }) => changes.filter((one) => one.breaking)).length;
  const states = new Set(judged.flatMap(({ verdict }) => verdict.checks.map((one) => one.state)));
  const parts = [
    ...counted(count('error'), localize('1 error'), (many) => localize('{0} errors', many)),
    ...counted(count('warning'), localize('1 warning'), (many) => localize('{0} warnings', many)),
    ...counted(breaking, localize('1 breaking change'), (many) =>
      localize('{0} breaking changes', many),
    ),
  ];
  if (count('error') === 0) {
    if (states.has('failed')) parts.unshift(localize('A check failed'));
    else if (judged.length === 0) parts.unshift(localize('Not checked'));
    else if (judged.every(({ acceptable }) => acceptable)) parts.unshift(localize('Valid'));
  }
  if (states.has('not-checked')) parts.push(localize('not everything was checked'));
  return parts.join(' · ');
}

export function checkName(kind: CheckKind, localize: Localize): string {
  switch (kind) {
    case 'parse':
      return localize('Syntax');
    case 'rules':
      return localize('Rules');
    case 'breaking':
      return localize('Breaking changes');
    case 'columns':
      return localize('Columns and types');
    case 'samples':
      return localize('Sample tests');
  }
}

export function stateName(state: CheckState, localize: Localize): string {
  switch (state) {
    case 'passed':
      return localize('passed');
    case 'warned':
      return localize('warnings');
    case 'failed':
      return localize('failed');
    case 'not-checked':
      return localize('not checked');
  }
}

const ORDER: readonly CheckState[] = ['passed', 'not-checked', 'warned', 'failed'];

/** The checks of several verdicts as one list: of each kind the worst. */
export function worstChecks(verdicts: readonly Verdict[]): readonly Check[] {
  const worst = new Map<CheckKind, Check>();
  for (const check of verdicts.flatMap(({ checks }) => checks)) {
    const known = worst.get(check.kind);
    if (known === undefined || ORDER.indexOf(check.state) > ORDER.indexOf(known.state))
      worst.set(check.kind, check);
  }
  return [...worst.values()];
}

function counted(many: number, one: string, several: (many: string) => string): readonly string[] {
  if (many === 0) return [];
  return [many === 1 ? one : several(String(many))];
}
