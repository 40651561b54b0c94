import type { Position } from '../../base/line-index.ts';
import { formatMessage, type Translate } from '../../lint/format-message.ts';
import { governedNames } from '../../lint/governance/governed-names.ts';
import type { WorkspaceVisit } from '../../lint/workspace-view.ts';
import { exceptionFor } from '../../model/governance/policy-exception.ts';
import { nameRules, type NamedThing } from '../../model/governance/names/name-rules.ts';
import type { NamingPolicy } from '../../model/governance/naming-policy.ts';
import type { Place } from '../../model/place.ts';
import { holds } from '../contract-graph.ts';
import { citeLink } from './cite-link.ts';
import { codeSpan } from '../../base/markdown-table.ts';

/** The rules that the name at a position obeys, as Markdown; undefined where there are none. */
export function namingHoverAt(
  visits: readonly WorkspaceVisit[],
  at: Position,
  today: string | undefined,
  translate: Translate,
): { readonly markdown: string; readonly place: Place } | undefined {
  for (const visit of visits) {
    for (const { thing, policy, place } of governedNames(visit)) {
      if (!holds(place, at)) continue;
      const rules = describeRules(policy, thing);
      const exception = exceptionFor(policy.exceptions, thing, today ?? '');
      const lines = rules.map((rule) => `- ${rule}`);
      if (exception !== undefined)
        lines.push(
          `- ${formatMessage('Exception: {reason} ({policy})', { reason: codeSpan(exception.reason ?? exception.name.value), policy: citeLink(exception.at) }, translate)}`,
        );
      if (lines.length === 0) return undefined;
      return { markdown: [`**${translate('Naming')}**`, '', ...lines].join('\n'), place };
    }
  }
  return undefined;
}

/** Each with its path and line: the same in every language. */
function describeRules(policy: NamingPolicy, thing: NamedThing): readonly string[] {
  const { casing, prefixes, suffixes, pattern, maxLength, example } = nameRules(policy, thing);
  const texts = [
    casing && { ...casing, wanted: codeSpan(casing.value) },
    prefixes && {
      ...prefixes,
      wanted: prefixes.value.map((one) => codeSpan(`${one}…`)).join(', '),
    },
    suffixes && {
      ...suffixes,
      wanted: suffixes.value.map((one) => codeSpan(`…${one}`)).join(', '),
    },
    pattern && { ...pattern, wanted: codeSpan(pattern.value) },
    maxLength && { ...maxLength, wanted: String(maxLength.value) },
    example && { ...example, wanted: codeSpan(example.value) },
  ];
  return texts.flatMap((rule) =>
    rule === undefined ? [] : [`${codeSpan(rule.path)}: ${rule.wanted} (${citeLink(rule.at)})`],
  );
}
