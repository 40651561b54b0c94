import type { ValueChoice } from '../metamodel.ts';

/** Units of time, with the spellings that people and the standard have for them. */
export const timeUnits: readonly ValueChoice[] = [
  { value: 'd', doc: 'Days.', aliases: ['day', 'days'] },
  { value: 'h', doc: 'Hours.', aliases: ['hour', 'hours', 'hr', 'hrs'] },
  { value: 'm', doc: 'Minutes.', aliases: ['min', 'minute', 'minutes', 'mins'] },
  { value: 's', doc: 'Seconds.', aliases: ['sec', 'second', 'seconds', 'secs'] },
  { value: 'ms', doc: 'Milliseconds.', aliases: ['millisecond', 'milliseconds', 'millis', 'msec'] },
  { value: 'w', doc: 'Weeks.', aliases: ['week', 'weeks', 'wk', 'wks'] },
  { value: 'mo', doc: 'Months.', aliases: ['month', 'months', 'mon'] },
  { value: 'y', doc: 'Years.', aliases: ['yr', 'year', 'years', 'yrs'] },
];

export const shares: readonly ValueChoice[] = [
  { value: 'percent', doc: 'Percent.', aliases: ['%', 'pct', 'percentage'] },
];
