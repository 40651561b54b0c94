import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { lint } from './check.ts';

const folder = join(import.meta.dirname, '../../../../shared/odcs');
const files = (below: string): string[] =>
  globSync('**/*.odcs.yaml', { cwd: join(folder, below) })
    .sort()
    .map((file) => join(folder, below, file));

/**
 * Three declare version 3.0.2 and use what came with 3.1.0; two have a relationship to an object or
 * property that no file of theirs describes. The findings are right.
 */
const rightlyReported: ReadonlyMap<string, string> = new Map([
  ['basic-four-dpo.odcs.yaml', 'fields-in-version'],
  ['all-data-types.odcs.yaml', 'fields-in-version'],
  ['column-completeness.odcs.yaml', 'required-fields'],
  ['full-example.odcs.yaml', 'relationship-targets-exist'],
  ['relationships.odcs.yaml', 'relationship-targets-exist'],
]);

/** The official negative tests: the text that is underlined, its line, and the rule. */
const negatives: Readonly<Record<string, readonly [line: number, text: string, code: string]>> = {
  'additional-unknown-property': [9, 'unknownRootField', 'known-fields'],
  'enum-duplicate-values': [17, 'pending', 'value-bounds'],
  'enum-empty': [15, '[]', 'value-bounds'],
  'enum-missing-value': [16, 'label', 'required-fields'],
  'invalid-api-version': [5, 'v4.0.0', 'api-version'],
  'invalid-kind': [6, 'DataModel', 'allowed-values'],
  'invalid-quality-dimension': [20, 'validity', 'allowed-values'],
  'invalid-quality-metric': [17, 'invalidMetric', 'allowed-values'],
  'invalid-quality-type': [17, 'unknown', 'allowed-values'],
  'map-missing-block': [14, 'map', 'required-fields'],
  'map-missing-key': [16, 'value', 'required-fields'],
  'map-missing-value': [16, 'key', 'required-fields'],
  'missing-required-fields': [4, 'version', 'required-fields'],
  'quality-custom-missing-implementation': [17, 'custom', 'required-fields'],
  'quality-element-field': [18, 'element', 'known-fields'],
  'quality-library-missing-metric': [17, 'library', 'required-fields'],
  'quality-multiple-operators': [20, 'mustNotBe', 'quality-operators'],
  'quality-mustbebetween-wrong-size': [15, '[100]', 'value-bounds'],
  'quality-sql-missing-query': [17, 'sql', 'required-fields'],
  'relationship-property-level-with-from': [17, 'from', 'known-fields'],
  'relationship-schema-level-missing-from-to': [13, 'type', 'required-fields'],
  'schema-property-invalid-logicaltype': [14, 'binary', 'allowed-values'],
  'schema-property-missing-name': [13, 'logicalType', 'required-fields'],
  'server-invalid-type': [11, 'mongodb', 'allowed-values'],
  'server-missing-conditional-fields': [11, 'athena', 'required-fields'],
  'server-missing-required-fields': [10, 'host', 'required-fields'],
  'sla-missing-required-value': [10, 'latency', 'required-fields'],
  'synonym-missing-term': [18, 'description', 'required-fields'],
};

/** A check without an operator as well; a relationship to an object that is not there as well. */
const TWO_MISTAKES: ReadonlySet<string> = new Set([
  'quality-element-field',
  'relationship-property-level-with-from',
]);

describe('official files', () => {
  test.each(files('examples'))('%s is clean', (file) => {
    const errors = lint(readFileSync(file, 'utf8')).findings.filter(
      ({ severity }) => severity === 'error',
    );
    const allowed = rightlyReported.get(basename(file));
    expect(errors.map(({ code }) => code).filter((code) => code !== allowed)).toEqual([]);
  });

  test('each negative test is known', () => {
    const names = files('negative-v3.2.0-dev').map((file) => basename(file, '.odcs.yaml'));
    expect(names).toEqual(Object.keys(negatives));
  });

  test.each(Object.entries(negatives))(
    '%s is reported at its place',
    (name, [line, part, code]) => {
      const text = readFileSync(join(folder, 'negative-v3.2.0-dev', `${name}.odcs.yaml`), 'utf8');
      const lines = new LineIndex(text);
      const found = lint(text).findings.filter(({ severity }) => severity === 'error');
      expect(
        found.map(({ range, code: one }) => [
          lines.positionAt(range.start).line + 1,
          text.slice(range.start, range.end),
          one,
        ]),
      ).toContainEqual([line, part, code]);
      // One mistake, one finding; two files have two.
      expect(found).toHaveLength(TWO_MISTAKES.has(name) ? 2 : 1);
    },
  );
});
