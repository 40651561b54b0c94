import type { MapVisit } from '../../../model/visit.ts';
import { contract } from '../../example.ts';
import { knownScalar } from '../../field-value.ts';
import { cronProblem } from '../../meaning/read-cron.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

type Messages = 'broken' | 'long' | 'quartz' | 'quartz-only' | 'not-quartz';

export default defineRule<'map', Messages>({
  meta: {
    code: 'cron-schedules-valid',
    family: 'meaning',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary: 'A `schedule` is an expression of its scheduler, `cron` or `quartz`.',
    explanation:
      'An expression that cannot be read never runs, and nobody notices that the check is missing. Five fields are usual; six with seconds in front or a year behind, as Spring and AWS write them, and names such as `@daily` are taken as well. Seven are an expression of Quartz, which no cron reads: write `scheduler: quartz`. Quartz in turn reads six fields or seven, never five.',
    examples: [
      {
        title: 'An hour that no day has',
        bad: contract(`
schema:
  - name: orders
    quality:
      - metric: rowCount
        mustBeGreaterThan: 0
        scheduler: cron
        schedule: 0 25 * * *`),
        good: contract(`
schema:
  - name: orders
    quality:
      - metric: rowCount
        mustBeGreaterThan: 0
        scheduler: cron
        schedule: 0 5 * * *`),
      },
    ],
    standards: ['odcs', 'service-levels'],
    cost: 'typing',
    fixable: 'no',
    messages: {
      broken: '`{schedule}` is no cron expression: {reason}.',
      quartz:
        '`{schedule}` has {count} fields, as only Quartz takes them: write five, or `scheduler: quartz`.',
      'quartz-only': '`{schedule}` has {count} fields, as only Quartz takes them: write five.',
      'not-quartz': '`{schedule}` has {count} fields; Quartz takes six or seven, seconds first.',
      long: '`{schedule}` is no cron expression: too long.',
    },
  },
  on: 'map',
  only: ['Quality', 'SlaProperty', 'ProductPromises'],
  check(visit): readonly Report<Messages>[] {
    const reader = schedulerOf(visit);
    if (reader !== 'cron' && reader !== 'quartz') return nothing;
    const written = knownScalar(visit, 'schedule');
    const text = written?.node.value;
    if (written === undefined || typeof text !== 'string') return nothing;
    const [schedule, range] = [shorten(text), written.at];
    if (text.length > 1_000) return [{ messageId: 'long', params: { schedule }, range }];
    const count = text.trim().split(/\s+/).length;
    if (reader === 'quartz') {
      return count === 5 && cronProblem(text) === undefined
        ? [{ messageId: 'not-quartz', params: { schedule, count }, range }]
        : nothing;
    }
    const reason = cronProblem(text);
    if (reason === undefined && count === 7)
      return [{ messageId: quartzMessage(visit), params: { schedule, count }, range }];
    if (reason === undefined) return nothing;
    return [{ messageId: 'broken', params: { schedule, reason }, range }];
  },
});

/** Where no other scheduler can be named, there is only one way out. */
function quartzMessage({ type }: MapVisit): Messages {
  return type.name === 'ProductPromises' ? 'quartz-only' : 'quartz';
}

/** Service levels of products are in cron; elsewhere the scheduler is named. */
function schedulerOf(visit: MapVisit): string {
  if (visit.type.name === 'ProductPromises') return 'cron';
  const scheduler = knownScalar(visit, 'scheduler')?.node.value;
  return typeof scheduler === 'string' ? scheduler.toLowerCase() : '';
}
