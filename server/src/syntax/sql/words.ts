const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words without quotes that a database knows by itself: what looks like a column is none. */
export const builtInNames = words(`
  _change_timestamp _change_type _commit_timestamp _commit_version _file_name _metadata
  _partitiondate _partitiontime _table_suffix
  all cmax cmin connect_by_iscycle connect_by_isleaf ctid oid tableoid xmax xmin
  current_catalog current_database current_date current_datetime current_role current_schema
  current_time current_timestamp current_user dbtimezone default false getdate level localtime
  localtimestamp null ora_rowscn rowid rownum session_user sessiontimezone sysdate system_user
  systimestamp today true uid unknown user utc_date utc_time utc_timestamp nextval currval
`);

/** Words that functions take without quotes: units of time, forms of Unicode, types. */
export const functionWords = words(`
  century centuries day dayofmonth dayofweek dayofweekiso dayofyear days dd decade decades dow doy
  dw dy epoch epoch_second epoch_millisecond epoch_microsecond epoch_nanosecond h hh hour hours hr
  hrs isodow isoweek isoyear iso_week julian m mcs mi microsecond microseconds millennium
  millisecond milliseconds min mins minute minutes mm mon month months mons ms n nanosecond
  nanoseconds ns nsec q qq qtr quarter quarters s sec second seconds secs ss timezone
  timezone_hour timezone_minute tz tzoffset tzo us usec w wd week weekday weekiso weeks wk ww y
  year yearofweek yearofweekiso years yr yrs yy yyy yyyy
  monday tuesday wednesday thursday friday saturday sunday
  nfc nfd nfkc nfkd
  bigint binary bit boolean char date datetime datetime2 decimal double float int integer json
  nchar numeric nvarchar real signed string time timestamp tinyint unsigned uuid varchar
`);

/** What no database takes as a name without quotes. The parser is more patient. */
export const reservedWords = words(`
  all and any as asc between by case cast check column constraint create cross default delete desc
  distinct drop else end except exists false fetch for foreign from full grant group having in inner
  insert intersect into is join left like limit natural not null on or order outer primary references
  right select set some table then to true union unique update user using values when where with
`);
