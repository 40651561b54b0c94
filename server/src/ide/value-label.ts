import { formatMessage, type Translate } from '../lint/format-message.ts';
import type { ValueSpec } from '../spec/metamodel.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { SpecVersion } from '../spec/version.ts';
import { pluralOf } from './plural-of.ts';
import { usableOptions } from './snippets/skeletons.ts';

/**
 * What a value is, in the words of the tables: `list of properties`, `string`, `string or context`. In the plural
 * what a list holds: `service-level properties`, `strings`.
 */
export function valueLabel(
  spec: SpecIndex,
  value: ValueSpec,
  version: SpecVersion,
  translate: Translate,
  isPlural = false,
): string {
  switch (value.kind) {
    case 'object': {
      const { title } = spec.type(value.type);
      return translate(isPlural ? pluralOf(title) : title);
    }
    case 'list': {
      const items = valueLabel(spec, value.of, version, translate, true);
      return isPlural
        ? formatMessage('lists of {items}', { items }, translate)
        : formatMessage('list of {items}', { items }, translate);
    }
    case 'one-of': {
      const options = usableOptions(value, version).map((option) =>
        valueLabel(spec, option, version, translate, isPlural),
      );
      return [...new Set(options)].join(` ${translate('or')} `);
    }
    case 'free-map':
      return isPlural ? translate('free maps') : translate('free map');
    case 'any':
      return isPlural ? translate('any values') : translate('any value');
    case 'scalar':
      return isPlural ? translate('single values') : translate('single value');
    case 'string': {
      const { format } = value;
      if (format === undefined) return isPlural ? translate('strings') : translate('string');
      return isPlural
        ? formatMessage('strings ({format})', { format }, translate)
        : formatMessage('string ({format})', { format }, translate);
    }
    default:
      return translate(isPlural ? `${value.kind}s` : value.kind);
  }
}
