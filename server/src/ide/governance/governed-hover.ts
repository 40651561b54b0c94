import type { Position } from '../../base/line-index.ts';
import { nameOfRule } from '../../lint/governance/classified-properties.ts';
import { readTag } from '../../lint/governance/tag-carriers.ts';
import { formatMessage, type Translate } from '../../lint/format-message.ts';
import type { ContractRecord, SymbolRecord } from '../../model/contract-record.ts';
import type { ClassificationPolicy } from '../../model/governance/classification-policy.ts';
import { Classifier, type ClassDemand } from '../../model/governance/classifier.ts';
import type { GovernedElement } from '../../model/governance/governed.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { TaggingPolicy } from '../../model/governance/tagging-policy.ts';
import type { Place } from '../../model/place.ts';
import { holds } from '../contract-graph.ts';
import { escapeMarkdown } from '../describe-symbol.ts';
import { citeLink } from './cite-link.ts';
import { codeSpan } from '../../base/markdown-table.ts';

export interface GovernedHover {
  /** Markdown; what comes from files is escaped. Safe to show untrusted. */
  readonly markdown: string;
  readonly place: Place;
}

/** What policies say of a contract. */
export interface GovernedView {
  records(uri: string): readonly ContractRecord[] | undefined;
  policies(uri: string, domain: string | undefined): Policies;
}

/** What policies say of the property, level or tag at a position. */
export function governedHoverAt(
  view: GovernedView,
  uri: string,
  at: Position,
  translate: Translate,
): GovernedHover | undefined {
  for (const record of view.records(uri) ?? []) {
    const policies = (): Policies => view.policies(uri, record.governed?.domain?.text);
    const tag = tagAt(record.governed, at, policies, translate);
    if (tag !== undefined) return tag;
    for (const symbol of record.symbols) {
      if (at.line < symbol.firstLine || at.line > symbol.lastLine) continue;
      const found =
        tagAt(symbol.governed, at, policies, translate) ??
        propertyAt(symbol, at, policies, translate);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function tagAt(
  governed: GovernedElement | undefined,
  at: Position,
  policies: () => Policies,
  translate: Translate,
): GovernedHover | undefined {
  const word = governed?.tags?.find(({ place }) => holds(place, at));
  const tagging: TaggingPolicy | undefined = word && policies().tagging;
  if (word === undefined || tagging === undefined) return undefined;
  const { rule } = readTag(word.text, tagging);
  if (rule === undefined) return undefined;
  const title = `**${codeSpan(rule.key)}** · ${translate(rule.required ? 'required tag' : 'tag')}`;
  const parts = [`${title} · ${citeLink(rule.at)}`];
  if (rule.description !== '') parts.push(escapeMarkdown(rule.description));
  if (rule.allowed !== undefined)
    parts.push(`${translate('Allowed')}: ${rule.allowed.value.map(codeSpan).join(' · ')}`);
  return { markdown: parts.join('\n\n'), place: word.place };
}

/** At the name of a sensitive property, or at a classification. */
function propertyAt(
  symbol: SymbolRecord,
  at: Position,
  policies: () => Policies,
  translate: Translate,
): GovernedHover | undefined {
  const declared = symbol.governed?.classification;
  const isLevel = declared !== undefined && holds(declared.place, at);
  const isName = holds(symbol.namePlace, at);
  const place = isLevel ? declared.place : isName ? symbol.namePlace : undefined;
  const policy = place && policies().classification;
  if (place === undefined || policy === undefined) return undefined;
  const demand = symbol.kind === 'property' ? Classifier.of(policy).demand(symbol) : undefined;
  const parts = [
    ...(isLevel ? levelText(declared.text, policy) : []),
    ...(demand === undefined ? [] : demandText(demand, translate)),
  ];
  return parts.length === 0 ? undefined : { markdown: parts.join('\n\n'), place };
}

function levelText(declared: string, { levels }: ClassificationPolicy): readonly string[] {
  const level = levels.find(({ name }) => name.toLowerCase() === declared.toLowerCase());
  if (level === undefined) return [];
  const order = levels.map(({ name }) =>
    name === level.name ? `**${codeSpan(name)}**` : codeSpan(name),
  );
  return [
    `${order.join(' < ')} · ${citeLink(level.at)}`,
    ...(level.description === '' ? [] : [escapeMarkdown(level.description)]),
  ];
}

/** Class, level and treatment, and who demands them. */
function demandText(demand: ClassDemand, translate: Translate): readonly string[] {
  const { rule, dataClass, level, treatment, macro } = demand;
  const say = (text: string, params: Readonly<Record<string, string>>): string =>
    formatMessage(text, params, translate);
  const facts = [`**${escapeMarkdown(rule.className.value)}**`];
  if (level !== undefined) facts.push(say('{level} or stricter', { level: codeSpan(level) }));
  if (treatment !== undefined)
    facts.push(
      macro === undefined
        ? say('policy {treatment}', { treatment: codeSpan(treatment) })
        : say('policy {treatment} with the macro {macro}', {
            treatment: codeSpan(treatment),
            macro: codeSpan(macro),
          }),
    );
  const laws = dataClass?.regulations.map(({ value }) => escapeMarkdown(value)) ?? [];
  if (laws.length > 0) facts.push(laws.join(', '));
  return [
    facts.join(' · '),
    ...(dataClass === undefined || dataClass.description === ''
      ? []
      : [escapeMarkdown(dataClass.description)]),
    say('By the rule {rule} in {policy}', {
      rule: codeSpan(nameOfRule(demand)),
      policy: citeLink(rule.at),
    }),
  ];
}
