/** Names that tools and older drafts have for the two placeholders of the standard. */
const meanings: Readonly<Record<string, 'object' | 'property'>> = {
  model: 'object',
  table: 'object',
  table_name: 'object',
  tablename: 'object',
  object_name: 'object',
  schema_object: 'object',
  column: 'property',
  column_name: 'property',
  columnname: 'property',
  field: 'property',
  field_name: 'property',
  property_name: 'property',
};

/** What a placeholder stands for, given with its braces; undefined for those of templates and variables. */
export function placeholderMeaning(written: string): 'object' | 'property' | undefined {
  const name = /^\$?\{ ?(\w+) ?\}$/.exec(written)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  if (name === 'object' || name === 'property') return name;
  return Object.hasOwn(meanings, name) ? meanings[name] : undefined;
}

export interface ForeignPlaceholder {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** With its braces. */
  readonly value: string;
}

/** The placeholders of a query that the standard calls otherwise: `{table}`, `${column}`, also `${object}`. */
export function foreignPlaceholders(text: string): readonly ForeignPlaceholder[] {
  return [...text.matchAll(/(?<!\{)(\$?)\{ ?([A-Za-z_]\w*) ?\}(?!\})/g)].flatMap((match) => {
    const [written, dollar = '', name = ''] = match;
    const word = name.toLowerCase();
    const own = word === 'object' || word === 'property';
    const meaning = own ? word : Object.hasOwn(meanings, word) ? meanings[word] : undefined;
    if (meaning === undefined || (own && dollar === '' && word === name)) return [];
    const start = match.index;
    return [{ start, end: start + written.length, written, value: `{${meaning}}` }];
  });
}
