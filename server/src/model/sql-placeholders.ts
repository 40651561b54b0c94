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

export interface PlaceholderUse {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly meaning: 'object' | 'property';
}

/** The placeholders of a query, in whatever spelling; those of templates and variables left out. */
export function placeholdersIn(text: string): readonly PlaceholderUse[] {
  return [...text.matchAll(/(?<!\{)\$?\{ ?[A-Za-z_]\w* ?\}(?!\})/g)].flatMap((match) => {
    const [written] = match;
    const meaning = placeholderMeaning(written);
    const start = match.index;
    return meaning === undefined ? [] : [{ start, end: start + written.length, written, meaning }];
  });
}

export interface ForeignPlaceholder extends PlaceholderUse {
  /** As the standard has it, with its braces. */
  readonly value: string;
}

/** The placeholders of a query that the standard calls otherwise: `{table}`, `${column}`, also `${object}`. */
export function foreignPlaceholders(text: string): readonly ForeignPlaceholder[] {
  return placeholdersIn(text).flatMap((one) => {
    const isOwn = new RegExp(`^\\{ ?${one.meaning} ?\\}$`).test(one.written);
    return isOwn ? [] : [{ ...one, value: `{${one.meaning}}` }];
  });
}
