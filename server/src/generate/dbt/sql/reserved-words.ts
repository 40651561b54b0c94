/** Words that at least one of the databases reads as its own where a column or table is named. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization between binary both by case cast check ' +
    'collate column constraint create cross current_catalog current_date current_role current_time ' +
    'current_timestamp current_user default deferrable delete desc describe distinct do drop else end escape ' +
    'except exists extract false fetch for foreign freeze from full grant group grouping having if ilike in ' +
    'initially inner insert intersect interval into is isnull join lateral leading left like limit localtime ' +
    'localtimestamp natural new not notnull null off offset old on only or order outer over overlaps partition ' +
    'pivot placing primary qualify range references returning right rows select session_user set similar some ' +
    'symmetric system table tablesample then to trailing true union unique unpivot update user using values ' +
    'variadic verbose when where window with'
  ).split(' '),
);
