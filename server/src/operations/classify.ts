import type { ReadSourceFile } from '../analysis/ports.ts';
import { SourceFile } from '../analysis/source-file.ts';
import type { SymbolIndex } from '../analysis/symbol-index.ts';
import { LineIndex } from '../base/line-index.ts';
import type { TextEdit } from '../base/text-edit.ts';
import { classifyEdits, type Wanted } from '../lint/fixes/classify.ts';
import { formatMessage, type Translate } from '../lint/format-message.ts';
import {
  isExcepted,
  isProtectedForm,
  lacksTreatment,
  levelProblem,
  nameOfRule,
  type SensitiveProperty,
} from '../lint/governance/classified-properties.ts';
import { cite } from '../lint/governance/demand.ts';
import {
  governedContract,
  propertiesOf,
  tablesOf,
  type GovernedTable,
} from '../lint/governance/governed-tables.ts';
import { isKnownTreatment, type KnownTreatment } from '../lint/governance/treatments.ts';
import { bindFile, type BoundDocument } from '../model/bound-document.ts';
import { contractRecord, type SymbolRecord } from '../model/contract-record.ts';
import { Classifier, type ClassDemand } from '../model/governance/classifier.ts';
import { inSnakeCase, wellKnownPolicy } from '../model/governance/well-known-policy.ts';
import type { YamlMap } from '../syntax/yaml/tree.ts';
import { contentHash } from '../base/content-hash.ts';
import { defineOperation, type OperationContext } from './operation.ts';
import { policyIndex } from './policy-index.ts';
import { proposeForEach } from './propose-for-each.ts';
import type { Proposal, ProposedFileChange, Reason } from './proposed-change.ts';

export default defineOperation({
  name: 'classify',
  title: 'Classify sensitive properties',
  doc: 'Proposes class, level and treatment for the sensitive properties of data contracts that do not say them: by the classification policies of the workspace or, where it has none, by a catalogue of well-known data such as mail addresses, national ids and payment cards. Returns the edits, the reason for each, and a hash of the text they are for; writes nothing itself. The same files always give the same proposal.',
  writes: true,
  input: {
    paths: {
      type: 'strings',
      doc: 'Files and folders to classify; everything that looks like a contract when left out.',
    },
  },
  async run({ paths }, context): Promise<Proposal> {
    const index = await policyIndex(context, paths);
    const isGoverned = [...index.governed.policies.files()].some(
      ({ kind }) => kind === 'classification',
    );
    return proposeForEach(paths, context, (file) =>
      classifyFile(file, { context, index, isGoverned }),
    );
  },
});

/** What reasons are made of, before translation. */
const texts = {
  byPolicy: '`{name}` is {class} by `{rule}` ({policy}): {asked}.',
  byCatalogue: '`{name}` is {class} by `{rule}` of the built-in catalogue: {asked}.',
  saysNow: 'It says `{said}`.',
  obligatory: '{treatment} obligatory',
} as const;

const obligations: Readonly<Record<KnownTreatment, string>> = {
  hash: 'hashing obligatory',
  mask: 'masking obligatory',
  tokenize: 'tokenization obligatory',
  drop: 'dropping obligatory',
};

interface Run {
  readonly context: OperationContext;
  readonly index: SymbolIndex;
  /** Some policy of the workspace says what is sensitive: then the catalogue is silent everywhere. */
  readonly isGoverned: boolean;
}

function classifyFile(
  { path, text, assumed }: ReadSourceFile,
  run: Run,
): ProposedFileChange | undefined {
  const { tree } = new SourceFile(path, text, { assumed });
  const lines = new LineIndex(text);
  const edits: TextEdit[] = [];
  const reasons: Reason[] = [];
  // What an alias repeats is written only once.
  const seen = new Set<YamlMap>();
  for (const bound of bindFile(tree, run.context.engine.spec, assumed)) {
    for (const property of sensitiveIn(bound, path, lines, run)) {
      const { node } = property;
      const wanted = wantedOf(property);
      const own = seen.has(node) ? [] : classifyEdits(text, node, wanted);
      seen.add(node);
      if (own.length === 0) continue;
      edits.push(...own);
      reasons.push({ ...reasonOf(property, wanted, run), edits: own });
    }
  }
  return edits.length === 0 ? undefined : { path, basedOn: contentHash(text), edits, reasons };
}

interface SensitiveNode extends SensitiveProperty {
  readonly node: YamlMap;
}

/** The properties of a document that do not say what is asked of them. */
function* sensitiveIn(
  bound: BoundDocument,
  path: string,
  lines: LineIndex,
  { context, index, isGoverned }: Run,
): Iterable<SensitiveNode> {
  const record = contractRecord(bound, lines);
  // In broken text nobody knows what a property says.
  if (record.standard !== 'odcs' || bound.guessed) return;
  const contract = governedContract(index, path, record);
  const policy = isGoverned ? contract.policies.classification : wellKnownPolicy;
  if (policy === undefined) return;
  const classifier = Classifier.of(policy);
  for (const table of tablesOf(contract)) {
    for (const { symbol, index: at } of propertiesOf(table)) {
      const { name } = symbol;
      const demand = isGoverned
        ? classifier.demand(symbol)
        : knownDemand(classifier, symbol, table);
      const node = bound.symbols.all[at]?.visit.node;
      if (name === undefined || demand === undefined || node === undefined) continue;
      const property = { table, policy, classifier, symbol, name, demand, node };
      if (isExcepted(property, name, context.engine.today ?? '')) continue;
      if (levelProblem(property) !== undefined || isUntreated(property)) yield property;
    }
  }
}

/** Of a property that is classified already, its author knows more than the catalogue. */
function knownDemand(
  classifier: Classifier,
  symbol: SymbolRecord,
  table: GovernedTable,
): ClassDemand | undefined {
  if (symbol.governed?.classification !== undefined) return undefined;
  if (symbol.name !== undefined && isProtectedForm({ table, name: symbol.name })) return undefined;
  return classifier.demand(inSnakeCase(symbol));
}

/** Whether nothing is said of the treatment. One that differs from the policy is for its author to change. */
function isUntreated(property: SensitiveProperty): boolean {
  return (
    property.symbol.governed?.treatment === undefined &&
    lacksTreatment(property) &&
    !isProtectedForm(property)
  );
}

function wantedOf(property: SensitiveProperty): Wanted {
  const { level, treatment, dataClass } = property.demand;
  const isOpen = levelProblem(property) !== undefined;
  return {
    level: isOpen ? level : undefined,
    tag: isOpen ? dataClass?.tag?.value : undefined,
    treatment: isUntreated(property) ? treatment : undefined,
  };
}

function reasonOf(
  { name, symbol, demand, node }: SensitiveNode,
  { level, tag, treatment }: Wanted,
  { isGoverned, context: { translate } }: Run,
): Reason {
  const { rule, level: demanded } = demand;
  const asked = [demanded, obligation(demand.treatment, translate)]
    .filter((one) => one !== undefined)
    .join(', ');
  const className = rule.className.value;
  const policy = cite(rule.at);
  const why = { name, class: className, rule: nameOfRule(demand), asked };
  const by = isGoverned
    ? formatMessage(texts.byPolicy, { ...why, policy }, translate)
    : formatMessage(texts.byCatalogue, why, translate);
  const said = symbol.governed?.classification?.text;
  const now =
    level === undefined || said === undefined
      ? ''
      : ` ${formatMessage(texts.saysNow, { said }, translate)}`;
  const done = [
    level === undefined ? [] : `classification: ${level}`,
    tag === undefined ? [] : `tag ${tag}`,
    treatment === undefined ? [] : `treatment: ${treatment}`,
  ].flat();
  const at = node.pairs.find(({ key }) => key.value === 'name')?.value ?? node;
  const kind = [className, demanded].filter((one) => one !== undefined).join(', ');
  return {
    message: by + now,
    label: isGoverned ? `${name}: ${kind} (${policy})` : `${name}: ${kind}`,
    range: { start: at.start, end: at.end },
    done: done.join(', '),
  };
}

function obligation(treatment: string | undefined, translate?: Translate): string | undefined {
  if (treatment === undefined) return undefined;
  return isKnownTreatment(treatment)
    ? formatMessage(obligations[treatment], {}, translate)
    : formatMessage(texts.obligatory, { treatment }, translate);
}
