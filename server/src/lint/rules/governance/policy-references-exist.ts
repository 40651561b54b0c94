import { mostSimilar } from '../../../base/similar.ts';
import type { Stated } from '../../../model/governance/origin.ts';
import { PolicyMap } from '../../../model/governance/policy-map.ts';
import { classificationPolicy } from '../../governance/policy-example.ts';
import { isExtension, readPolicy } from '../../governance/policy-ranges.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, type Report } from '../../rule.ts';

type Kind = 'class' | 'level' | 'policy' | 'layer';
type Messages = Kind | `${Kind}-similar`;

export default defineRule<'document', Messages>({
  meta: {
    code: 'policy-references-exist',
    family: 'governance',
    severity: 'error',
    since: '0.1.0',
    summary: 'The classes, levels, policies and layers that a policy names are there.',
    explanation:
      'A classification rule whose class does not exist protects nothing, and a class whose level does not exist demands nothing. Where a file has no `classes` of its own, or `extends` another one, they may stand elsewhere, so that nothing is said; the same goes for `levels`, `policies` and `layers`.',
    examples: [
      {
        title: 'A class that nobody has described',
        bad: classificationPolicy(`classes:
  - name: PII
    level: confidential
rules:
  - name: mail addresses
    class: PI
    match:
      format: email`),
        good: classificationPolicy(`classes:
  - name: PII
    level: confidential
rules:
  - name: mail addresses
    class: PII
    match:
      format: email`),
        fixed: true,
      },
    ],
    standards: ['naming', 'classification'],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      class: 'There is no class `{name}` in `classes`.',
      'class-similar': 'There is no class `{name}`. Did you mean `{similar}`?',
      level: 'There is no level `{name}` in `levels`.',
      'level-similar': 'There is no level `{name}`. Did you mean `{similar}`?',
      policy: 'There is no policy `{name}` in `policies`.',
      'policy-similar': 'There is no policy `{name}`. Did you mean `{similar}`?',
      layer: 'There is no layer `{name}` in `layers`.',
      'layer-similar': 'There is no layer `{name}`. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  *check(visit): Iterable<Report<Messages>> {
    const read = readPolicy(visit, (...from) => PolicyMap.of(...from));
    if (read === undefined || isExtension(visit)) return;
    const { policy: root, rangeOf } = read;
    const known = namesIn(root);
    for (const { kind, written } of referencesIn(root, visit.contract.dialect === 'naming')) {
      const names = known[kind];
      if (written === undefined || names === undefined) continue;
      if (names.some((one) => isMeant(kind, written.value, one))) continue;
      const range = rangeOf(written.at);
      const name = shorten(written.value, 40);
      const similar = mostSimilar(written.value, names);
      yield similar === undefined
        ? { messageId: kind, params: { name }, range }
        : {
            messageId: `${kind}-similar`,
            params: { name, similar },
            range,
            data: { value: similar, safe: 0 },
          };
    }
  },
  fix: replaceValue,
});

/** Levels are compared without regard to capitals, wherever somebody names one. */
function isMeant(kind: Kind, written: string, name: string): boolean {
  return written === name || (kind === 'level' && written.toLowerCase() === name.toLowerCase());
}

interface Reference {
  readonly kind: Kind;
  readonly written: Stated<string> | undefined;
}

/** What the file itself describes; undefined where it does not say. */
function namesIn(root: PolicyMap): Readonly<Record<Kind, readonly string[] | undefined>> {
  const listed = (field: string): readonly string[] | undefined => {
    const names = root.maps(field).flatMap((map) => map.text('name')?.value ?? []);
    return names.length === 0 ? undefined : names;
  };
  const keyed = (field: string): readonly string[] | undefined =>
    root
      .map(field)
      ?.keys()
      .map(({ value }) => value);
  return {
    class: listed('classes'),
    level: listed('levels'),
    policy: keyed('policies'),
    layer: keyed('layers'),
  };
}

function referencesIn(root: PolicyMap, isNaming: boolean): readonly Reference[] {
  if (isNaming)
    return root.maps('exceptions').map((one) => ({ kind: 'layer', written: one.text('layer') }));
  return [
    ...root.maps('classes').flatMap((one): readonly Reference[] => [
      { kind: 'level', written: one.text('level') },
      { kind: 'policy', written: one.text('policy') },
    ]),
    ...root.maps('rules').flatMap((one): readonly Reference[] => [
      { kind: 'class', written: one.text('class') },
      { kind: 'policy', written: one.text('policy') },
    ]),
  ];
}
