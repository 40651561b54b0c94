import type { Range } from '../base/range.ts';
import { isCompatible, type TextEdit } from '../base/text-edit.ts';
import type { YamlMap, YamlNode } from '../syntax/yaml/tree.ts';
import { formatMessage, type Translate } from '../lint/format-message.ts';
import type { Finding, Fix, NewFile, Rule } from '../lint/rule.ts';
import { cite } from '../lint/governance/demand.ts';
import type { Origin } from '../model/governance/origin.ts';
import { fixesOf } from './fixes-of.ts';
import type { IdeDocument } from './ide-document.ts';
import { synchronizeTopology } from './mermaid/synchronize-topology.ts';
import { suppressionEdit } from './suppression-edit.ts';

export interface CodeAction {
  /** Translated, one line. */
  readonly title: string;
  readonly kind: 'fix' | 'fix-rule' | 'update-topology' | 'go-to-policy' | 'disable';
  /** Code of the rule. */
  readonly code: string;
  /** The findings that it answers. */
  readonly findings: readonly Finding[];
  /** In file offsets, none overlapping. */
  readonly edits: readonly TextEdit[];
  /** A file that comes with it. */
  readonly create?: NewFile;
  /** The one obvious way to remove the finding. */
  readonly preferred: boolean;
  /** Instead of edits: what the thing at the finding is to be called, wherever it is named. */
  readonly newName?: string;
  /** The line of a policy to show, for the kind `go-to-policy`. */
  readonly target?: Origin;
}

/** What the lightbulb offers for a range: fixes of the findings that touch it, the same for the whole file, the policies behind them, and silencing. */
export function codeActionsAt(
  ide: IdeDocument,
  range: Range,
  findings: readonly Finding[],
  rules: readonly Rule[],
  translate: Translate,
  renames: (finding: Finding, rule: Rule) => readonly string[] = () => [],
): readonly CodeAction[] {
  const byCode = new Map(rules.map((rule) => [rule.meta.code, rule]));
  const here = findings.filter(
    (finding) => finding.range.start <= range.end && range.start <= finding.range.end,
  );
  const fixes = here.flatMap((finding) => {
    const rule = byCode.get(finding.code);
    if (rule === undefined) return [];
    const renaming = renameActions(finding, renames(finding, rule), translate);
    return [...renaming, ...fixActions(ide, finding, rule, translate)];
  });
  const codes = [...new Set(fixes.map((action) => action.code))];
  const wholeFile = codes.flatMap((code) => {
    const rule = byCode.get(code);
    return rule === undefined
      ? []
      : fixAllOf(
          ide,
          findings.filter((finding) => finding.code === code),
          rule,
          translate,
        );
  });
  return [
    ...fixes,
    ...wholeFile,
    ...topologyActions(ide, here, findings, byCode, translate),
    ...policyActions(here, translate),
    ...here.flatMap((finding) => disableAction(ide, finding, translate)),
  ];
}

function renameActions(
  finding: Finding,
  names: readonly string[],
  translate: Translate,
): CodeAction[] {
  return names.map((newName) => ({
    title: formatMessage('Rename to `{newName}` everywhere', { newName }, translate),
    kind: 'fix',
    code: finding.code,
    findings: [finding],
    edits: [],
    newName,
    preferred: names.length === 1,
  }));
}

function fixActions(
  ide: IdeDocument,
  finding: Finding,
  rule: Rule,
  translate: Translate,
): CodeAction[] {
  const fixes = fixesOf(ide, finding, rule);
  return fixes.map((fix) => ({
    title: formatMessage(rule.meta.fixes?.[fix.title] ?? fix.title, fix.params, translate),
    kind: 'fix',
    code: finding.code,
    findings: [finding],
    edits: fix.edits,
    ...(fix.create && { create: fix.create }),
    preferred: fixes.length === 1 && fix.fallback !== true,
  }));
}

/** The first fix of every finding, as far as they do not claim the same text. */
function fixAllOf(
  ide: IdeDocument,
  findings: readonly Finding[],
  rule: Rule,
  translate: Translate,
): CodeAction[] {
  const edits: TextEdit[] = [];
  const fixed: Finding[] = [];
  const changed = new Set<YamlMap>();
  let removing = 0;
  for (const finding of findings) {
    const fix = fixesOf(ide, finding, rule)[0];
    if (fix === undefined || fix.create !== undefined) continue;
    if (!isCompatible(edits, fix.edits)) continue;
    // Two fixes that add to one map may both add the same key: the second waits for the next time.
    const map = isInPlace(fix, finding) ? undefined : mapAround(ide, finding.range.start);
    if (map !== undefined && changed.has(map)) continue;
    if (map !== undefined) changed.add(map);
    edits.push(...fix.edits);
    fixed.push(finding);
    if (isRemoval(fix, ide.text)) removing += 1;
  }
  if (fixed.length < 2) return [];
  const params = { count: fixed.length, rule: rule.meta.code, removing };
  const title = formatMessage(
    removing === 0
      ? 'Fix all {count} problems of {rule} in this file'
      : 'Fix all {count} problems of {rule} in this file, {removing} of them by removing text',
    params,
    translate,
  );
  return [
    { title, kind: 'fix-rule', code: rule.meta.code, findings: fixed, edits, preferred: false },
  ];
}

/** Whether something is gone behind it that nothing stands for: a title must not hide that. */
function isRemoval({ edits }: Fix, text: string): boolean {
  const isEmpty = edits.every(({ newText }) => newText.trim() === '');
  return (
    isEmpty && edits.some(({ range }) => /[\p{L}\p{N}]/u.test(text.slice(range.start, range.end)))
  );
}

function isInPlace({ edits }: Fix, { range }: Finding): boolean {
  return edits.every((edit) => range.start <= edit.range.start && edit.range.end <= range.end);
}

/** The innermost map that holds a place. */
function mapAround(ide: IdeDocument, offset: number): YamlMap | undefined {
  const document = ide.file.documents.findLast(({ start }) => start <= offset);
  let node = document?.tree();
  let map: YamlMap | undefined;
  while (node !== undefined) {
    const held: readonly {
      readonly start: number;
      readonly end: number;
      readonly value: YamlNode | undefined;
    }[] = node.kind === 'map' ? node.pairs : node.kind === 'sequence' ? node.items : [];
    if (node.kind === 'map') map = node;
    node = held.find(
      ({ start, end }) => start <= offset && offset < Math.max(end, start + 1),
    )?.value;
  }
  return map;
}

/** All that its findings ask of a topology, at once. */
function topologyActions(
  ide: IdeDocument,
  here: readonly Finding[],
  findings: readonly Finding[],
  rules: ReadonlyMap<string, Rule>,
  translate: Translate,
): CodeAction[] {
  const isOfLineage = ({ code }: Finding): boolean => rules.get(code)?.meta.family === 'lineage';
  const [first] = here.filter(isOfLineage);
  if (first === undefined) return [];
  const edits = synchronizeTopology(ide.text, findings.filter(isOfLineage));
  if (edits.length === 0) return [];
  const title = translate('Update topology from contracts and dbt');
  const { code } = first;
  return [{ title, kind: 'update-topology', code, findings: [first], edits, preferred: false }];
}

/** One for each line of a policy that asks for something here. */
function policyActions(findings: readonly Finding[], translate: Translate): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const finding of findings) {
    const { demand, code } = finding;
    if (demand === undefined) continue;
    const { origin, rule } = demand;
    const params = { rule, policy: cite(origin) };
    const title = formatMessage('Go to policy: `{rule}` in {policy}', params, translate);
    const key = `${origin.uri} ${title}`;
    const known = actions.get(key);
    actions.set(key, {
      ...{ title, kind: 'go-to-policy', code, target: origin, edits: [], preferred: false },
      findings: [...(known?.findings ?? []), finding],
    });
  }
  return [...actions.values()];
}

function disableAction(ide: IdeDocument, finding: Finding, translate: Translate): CodeAction[] {
  const edit = suppressionEdit(ide, finding.range.start, finding.code, translate('say why'));
  if (edit === undefined) return [];
  const title = formatMessage('Disable {rule} for this line', { rule: finding.code }, translate);
  return [
    {
      title,
      kind: 'disable',
      code: finding.code,
      findings: [finding],
      edits: [edit],
      preferred: false,
    },
  ];
}
