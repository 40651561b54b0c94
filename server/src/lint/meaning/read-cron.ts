import { CronPattern } from 'croner';

const YEARS = /^(?:\*|(?:19|20|21)\d\d)(?:[-,/]\d+)*$/;
/** A start with a step, as Quartz and AWS write it. */
const STEP = /\b(?<![-/])(\d+)\/(\d+)/g;

/**
 * What is wrong with a cron expression, in the words of the parser; undefined when it can be read. Takes 5 fields,
 * 6 with seconds in front or a year behind (as AWS has it), 7 with both (Quartz), and names such as `@daily`.
 */
export function cronProblem(text: string): string | undefined {
  const bare = /^cron\((.*)\)$/i.exec(text.trim())?.[1] ?? text.trim();
  if (bare.startsWith('@')) return bare === '@reboot' ? undefined : problemOf(bare);
  const fields = bare.split(/\s+/);
  const last = fields.at(-1) ?? '';
  const days = (from: readonly string[]): string =>
    from.map((field) => (field === '?' ? '*' : field.replace(STEP, '$1,*/$2'))).join(' ');
  if (fields.length === 6 && YEARS.test(last) && problemOf(days(fields.slice(0, 5))) === undefined)
    return undefined;
  if (fields.length === 7 && YEARS.test(last)) return problemOf(days(fields.slice(0, 6)));
  return problemOf(fields.length < 5 ? bare : days(fields));
}

function problemOf(expression: string): string | undefined {
  try {
    new CronPattern(expression);
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return text.replace(/^CronPattern: /, '').replace(/\.$/, '');
  }
}
