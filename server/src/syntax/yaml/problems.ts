import type { Range } from '../../base/range.ts';
import type { TextEdit } from '../../base/text-edit.ts';

/** Everything that can be wrong with a text, with the sentence that says it to people. */
export const problemTexts = {
  'alias-in-itself': '`*{name}` stands inside the value it refers to, which would never end.',
  'alias-property': 'An alias cannot have an anchor or a tag of its own.',
  'anchor-place': 'An anchor or tag belongs behind the `{indicator}`, not before it.',
  'bad-escape': '`{escape}` is not an escape of YAML: double the backslash or use single quotes.',
  'bad-start': 'A value cannot start with {character} unless it is quoted.',
  'below-value':
    'Nothing can stand below `{key}`, which has a value on its line: remove that value, or start this in the column of `{key}`.',
  'block-header':
    'Behind `|` or `>` only an indentation digit, `+` or `-` and a comment may follow on the line.',
  'block-indent': 'The lines of this text block must be indented as far as its first line.',
  'block-not-indented': 'The text of `{indicator}` must be indented deeper than its key.',
  'comma-or-colon': 'A comma or a colon is missing here.',
  'comment-sign': 'A comment begins with `#`, not with `{text}`.',
  'comment-space': 'A comment needs a space before its `#`.',
  'conflict-marker': 'A merge conflict is not resolved: keep one side and delete the markers.',
  'control-character':
    'The invisible character U+{code} is not allowed in YAML: delete it, or write it as an escape in double quotes.',
  'dash-column': 'This dash must start in the same column as the other dashes of its list.',
  'dash-indent': 'This dash stands in column {found}, but what it belongs to in column {wanted}.',
  'entry-sign': 'An entry of a list begins with `-`, not with `{text}`.',
  'json-comma': 'JSON takes no comma before a closing bracket: remove it.',
  'json-comment': 'JSON has no comments: remove it, or write the file in YAML.',
  'json-quote-inside':
    'The text ends at the {quote} before `{text}`: write a backslash before each {quote} inside.',
  'json-quotes': 'JSON writes text in double quotes.',
  'key-column': 'This key must start in the same column as the other keys of its map.',
  'key-indent': 'This key starts in column {found}, but what it belongs to in column {wanted}.',
  'line-in-list':
    'This line is not part of the list: start it with a dash, or indent it differently.',
  'merge-kind': '`<<` takes a map or a list of maps: `{text}` is neither.',
  'merge-source': '`<<` takes what an alias such as `*{text}` stands for, not text.',
  'missing-colon': 'A colon is missing behind `{text}`.',
  'missing-comma': 'A comma is missing before this value.',
  'missing-space': 'A space is missing behind `{text}`.',
  'missing-value': 'A value is missing before this comma.',
  'no-break-space':
    'This line is indented with no-break spaces, which YAML takes for text: replace them by spaces.',
  'not-json': 'This is YAML, but not JSON, as the name of the file says.',
  'not-expected': 'This is not expected here.',
  'second-value':
    'A second `key: value` cannot stand on this line: quote the text, or put the key on a line of its own.',
  'stray-text': '`{text}` does not belong here: remove it.',
  'tab-behind-dash': 'A dash is followed by spaces, not by a tab.',
  'tab-indent': 'YAML is indented with spaces: replace the tabs by spaces.',
  'tag-mismatch': 'What stands here is not what its tag `{tag}` says.',
  'text-behind-quote':
    'The text ends at the {quote} before `{text}`: put all of it in other quotes, or escape the {quote} inside.',
  'too-deep': 'This is nested more than {limit} levels deep; what lies below was not checked.',
  'too-deep-to-read': 'This part of the file is nested too deep to be read and was not checked.',
  'too-large': 'This file is larger than {size} MiB and was not checked.',
  'too-many-aliases':
    'This file has more than {limit} aliases, or aliases that multiply; from here on they were not followed.',
  'too-many-pieces': 'This file has more than {limit} lines and list entries and was not checked.',
  'unclosed-bracket': 'This `{opening}` has no closing `{closing}`.',
  'unclosed-quote': 'This text has no closing {quote}.',
  'unexpected-text': '`{text}` is not expected here.',
  'unknown-anchor': 'No anchor `&{name}` is set before this alias.',
  unreadable: 'This part of the file could not be read and was not checked.',
} as const;

/** Of these the text is well-formed all the same: nothing has to be guessed to read it. */
const sound: ReadonlySet<string> = new Set<keyof typeof problemTexts>([
  'alias-in-itself',
  'merge-kind',
  'merge-source',
  'tag-mismatch',
  'too-deep',
  'too-many-aliases',
  'unknown-anchor',
]);

/** Whether a problem keeps a text from being read as it was meant. */
export function isBreak({ id }: YamlProblem): boolean {
  return !sound.has(id);
}

export type ProblemId = keyof typeof problemTexts;

/** Why a text is not well-formed YAML. */
export interface YamlProblem extends Range {
  readonly id: ProblemId;
  /** What goes into the `{placeholders}` of the sentence. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** What would mend it, where that can be guessed; in the offsets of the problem. */
  readonly changes?: readonly TextEdit[];
  /** A value besides which this cannot stand, in the offsets of the problem. */
  readonly value?: Range;
  /** A cap was hit: what lies behind it was not looked at, so the file must not count as checked. */
  readonly incomplete?: true;
}
