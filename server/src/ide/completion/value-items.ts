import type { ValueChoice, ValueSpec } from '../../spec/metamodel.ts';
import { isWithin, type SpecVersion } from '../../spec/version.ts';
import type { DescribeContext } from '../describe-field.ts';
import { valueLabel } from '../value-label.ts';
import { fitsBelow, isDeprecated } from '../snippets/skeletons.ts';
import { writeString } from '../snippets/style.ts';
import type { CompletionItem } from './item.ts';
import { otherItems } from './list-items.ts';
import type { Site } from './site.ts';

/** What is known of the place of a value. */
interface ValuePlace {
  /** What an absent field means. */
  readonly fallback?: string | number | boolean | undefined;
  /** Type of the map that holds the list or map in which the field stands. */
  readonly around?: string | undefined;
  /** Values that come first, best first. */
  readonly likely?: readonly string[];
}

/** The single values that are allowed or suggested, of all shapes that the value may have, each once in a list. */
export function valueItems(
  site: Site,
  expected: ValueSpec,
  context: DescribeContext,
  { fallback, around, likely = [] }: ValuePlace = {},
): CompletionItem[] {
  const options = scalarShapes(expected, context.version);
  return options.flatMap((option) => {
    if (option.kind === 'boolean') {
      return ['true', 'false'].map((value, index) =>
        item(site, value, value, index, {
          doc: '',
          detail: context.translate('boolean'),
          first: String(fallback) !== value,
        }),
      );
    }
    if (option.kind !== 'string') return [];
    const detail = valueLabel(context.spec, option, context.version, context.translate);
    const choices = (option.values ?? option.suggestions ?? []).filter(
      (choice) =>
        isWithin(choice, context.version) &&
        fitsBelow(choice, around) &&
        !otherItems(site).includes(choice.value),
    );
    const rank = ({ value }: ValueChoice): number =>
      likely.includes(value) ? likely.indexOf(value) : likely.length;
    return choices
      .sort((a, b) => rank(a) - rank(b))
      .map((choice, index) => choiceItem(site, choice, index, detail, context));
  });
}

function scalarShapes(expected: ValueSpec, version: SpecVersion): readonly ValueSpec[] {
  if (expected.kind !== 'one-of') return [expected];
  return expected.options
    .filter((option) => isWithin(option, version))
    .map((option) => option.value);
}

function choiceItem(
  site: Site,
  choice: ValueChoice,
  index: number,
  detail: string,
  { version, translate }: DescribeContext,
): CompletionItem {
  const written = writeString(choice.value, site.style, site.quote);
  const made = item(site, choice.value, written, index, {
    doc: translate(choice.doc),
    detail,
    first: true,
  });
  if (!isDeprecated(choice, version)) return made;
  return { ...made, deprecated: true, sortText: `9${made.sortText.slice(1)}` };
}

function item(
  site: Site,
  label: string,
  written: string,
  index: number,
  words: { readonly doc: string; readonly detail: string; readonly first: boolean },
): CompletionItem {
  // A boolean or number in quotes would be a string.
  const quoted = site.quote !== undefined && written === label ? `${site.quote}${label}` : written;
  return {
    label,
    kind: 'value',
    detail: words.detail,
    documentation: words.doc,
    sortText: `${words.first ? '1' : '2'}${String(index).padStart(3, '0')}`,
    filterText: site.quote === undefined ? label : quoted,
    range: site.range,
    newText: `${site.before}${written}${site.after}`,
    snippet: undefined,
    additionalEdits: site.additionalEdits,
    deprecated: false,
    retrigger: false,
  };
}
