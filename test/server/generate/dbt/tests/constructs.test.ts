import { describe, expect, test } from 'vitest';
import { adapters } from '../../../../../server/src/generate/dbt/dbt-input.ts';
import { constructProject } from './construct-project.ts';
import { constructs } from './constructs.ts';

describe('constructs', () => {
  const objects = constructs.flatMap(({ good }) => Object.keys(good));

  test('each has tables of its own, in both sets of rows', () => {
    expect(new Set(objects).size).toBe(objects.length);
    for (const { name, good, bad, fails } of constructs) {
      expect(Object.keys(bad), name).toEqual(Object.keys(good));
      expect(fails.length, name).toBeGreaterThan(0);
    }
  });

  test('each gives the test that its bad rows break', () => {
    const files = constructProject(constructs, 'bad');
    const texts = [...files].map(([path, text]) => `${path}\n${text}`).join('\n');
    for (const { name, fails } of constructs)
      for (const fail of fails) {
        const isSynthetic = /^(?:not_null|unique)_[cm]_/.test(fail);
        expect(isSynthetic || texts.includes(fail), `${name}: ${fail}`).toBe(true);
      }
  });

  test.each(adapters)('give a project for %s with all macros that it uses', (adapter) => {
    const all = constructs.filter(({ only, name }) => {
      const isHard = adapter === 'redshift' && name.startsWith('n_');
      const isPattern = name === 'c_pattern_open';
      return only === undefined && !isHard && !isPattern;
    });
    const files = constructProject(all, 'good', { adapter });
    const used = [...files.values()].join('\n').match(/dataengos_\w+(?=\W)/g) ?? [];
    const defined = [...files.values()]
      .flatMap((text) => [...text.matchAll(/\{% (?:test|macro) (dataengos_\w+)/g)])
      .map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(defined));
  });
});
