import { parser, Table } from '@lezer/markdown';

const inlineParsers = [
  'Escape',
  'Entity',
  'InlineCode',
  'HTMLTag',
  'Emphasis',
  'HardBreak',
  'Link',
  'Image',
  'LinkEnd',
  'Autolink',
];
const blockParsers = [
  'LinkReference',
  'IndentedCode',
  'FencedCode',
  'Blockquote',
  'HorizontalRule',
  'BulletList',
  'OrderedList',
  'ATXHeading',
  'HTMLBlock',
  'SetextHeading',
];

/** Blocks only: emphasis and links cost the square of a paragraph's length, so they are read apart, and only of short ones. */
export const blockParser = parser.configure([Table, { remove: inlineParsers }]);

/** One paragraph, whatever it looks like. */
export const inlineParser = parser.configure({ remove: blockParsers });
