import type { GeneratedFile } from '../../generated-file.ts';
import type { Adapter } from '../dbt-input.ts';
import { dialectOf } from './dialect.ts';
import { macroTexts } from './macro-texts.ts';

const PREFIX = 'dataengos_';

/**
 * The files of our own generic tests, and of what these call, for the names of tests that a project uses; names that are
 * not ours are passed over. In the order of their paths.
 */
export function testMacros(adapter: Adapter, used: ReadonlySet<string>): readonly GeneratedFile[] {
  const texts = macroTexts(dialectOf(adapter));
  const wanted = new Set<string>();
  for (const test of used) {
    const name = test.startsWith(PREFIX) ? test.slice(PREFIX.length) : '';
    if (!Object.hasOwn(texts, name) || texts[name] === undefined) continue;
    for (const one of [name, ...texts[name].needs]) wanted.add(one);
  }
  return [...wanted]
    .flatMap((name): GeneratedFile[] => {
      const text = texts[name]?.text ?? '';
      const isTest = text.startsWith('{% test ');
      const folder = isTest ? 'tests/generic/dataengos' : 'macros/dataengos';
      return [
        {
          path: `${folder}/${PREFIX}${name}.sql`,
          text,
          merge: 'whole',
          reason: isTest
            ? `The generic test \`${PREFIX}${name}\`, which tests of contracts use.`
            : 'What generic tests of contracts share.',
        },
      ];
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
