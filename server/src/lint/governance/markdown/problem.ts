import type { Range } from '../../../base/range.ts';
import { problemTexts } from '../../../syntax/yaml/problems.ts';
import type { Fix, Params, Related } from '../../rule.ts';

/** What is wrong with a Markdown file, before a rule makes a finding of it. Offsets count from the start of the file. */
export interface MarkdownProblem {
  readonly code: MarkdownCode;
  /** Key of the messages of its code. */
  readonly messageId: string;
  readonly params?: Params;
  readonly range: Range;
  readonly related?: readonly Related[];
  readonly fixes: readonly Fix[];
  /** What could not be looked at: the file must not count as checked. */
  readonly incomplete?: true;
}

/** English templates by code. `{advice}`, `{title}` and `{owner}` hold words of the tables. */
export const markdownMessages = {
  sections: {
    blank: 'This {title} is empty.',
    missing: 'This {title} has no section `{section}`. {advice}',
    similar: '`{written}` is no section of a {title}. Did you mean `{section}`?',
    repeated: 'Another section is called `{section}`: put both into one.',
    first: 'The first section `{section}`',
    empty: 'The section `{section}` is empty. {advice}',
    'too-large': 'This file is larger than 1 MiB and was not checked.',
  },
  values: {
    'missing-key': 'The section `{section}` has no `{key}`. {advice}',
    'similar-key': '`{written}` is no key of `{section}`. Did you mean `{key}`?',
    'repeated-key': '`{key}` is given twice: only the first one counts.',
    'first-key': 'The first `{key}`',
    'no-value': '`{key}` has no value, such as `{example}`.',
    duration:
      '`{value}` is no length of time: write one such as `24h`, `D-1`, `every day` or `real time`.',
    percent: '`{value}` is no share: write it in percent, such as `99.5%`.',
    'percent-range': '`{value}` is more than `100%`.',
    word: '`{value}` is none of {names}.',
    'similar-word': '`{written}` is none of {names}. Did you mean `{value}`?',
  },
  tables: {
    'missing-column': 'This table has no column `{column}`. {advice}',
    'similar-column':
      '`{written}` is no column of the table of `{section}`. Did you mean `{column}`?',
    'no-answer':
      'Nothing answers `{metric}`: name the property or measure that does, such as `orders.total`.',
  },
  signatures: {
    unreadable:
      '`{written}` is no signature: write the name and in brackets the arguments, such as `hash_pii(column)`.',
    repeated: 'Another macro is called `{name}`: SQL cannot tell which one is meant.',
    first: 'The first `{name}`',
    nameless: '`{written}` is no argument: it begins with a name, such as `keep=1`.',
    'empty-argument': 'The name of an argument is missing here.',
    empty: 'Nothing is said of `{name}`: what does it do?',
    'no-call': 'This example does not call `{name}`.',
    'none-taken': '`{name}` takes no arguments.',
    'too-many': '`{name}` takes {count} arguments at most, not {given}.',
    'one-taken': '`{name}` takes one argument, not {given}.',
  },
  'front-matter': {
    unclosed: 'The front matter has no closing `---`.',
    'not-a-map': 'Front matter is made of lines such as `product: churn_report`.',
    'missing-product':
      'This canvas does not say which product it is about: give it a `product` in the front matter.',
    'similar-key': '`{written}` is no key of the front matter. Did you mean `{key}`?',
    'not-text': '`{key}` takes a text.',
    'no-value': '`{key}` has no value, such as `{example}`.',
  },
  /** The front matter is no YAML. */
  yaml: problemTexts,
} as const;

export type MarkdownCode = keyof typeof markdownMessages;

/** English templates of the titles of fixes. */
export const markdownFixTitles = {
  'close-front-matter': 'Write the closing `---`',
  'insert-all': 'Insert all sections',
  'insert-example': 'Insert an example',
  'insert-key': 'Insert `{key}`',
  'insert-product': 'Insert `product`',
  'insert-section': 'Insert the section `{section}`',
  replace: 'Write `{value}`',
  'repair-yaml': 'Repair the YAML',
} as const;

/** Puts another text in the place of what is written; none where marks of Markdown stand inside. */
export function replacement(
  text: string,
  written: Range & { readonly text: string },
  value: string,
  safety: Fix['safety'] = 'unsafe',
): readonly Fix[] {
  const range = { start: written.start, end: written.end };
  if (text.slice(range.start, range.end) !== written.text) return [];
  return [{ title: 'replace', params: { value }, edits: [{ range, newText: value }], safety }];
}
