import { contract } from '../../example.ts';
import { knownScalar } from '../../field-value.ts';
import { cronProblem } from '../../meaning/read-cron.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

export default defineRule<'map', 'broken' | 'long'>({
  meta: {
    code: 'cron-schedules-valid',
    family: 'meaning',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary: 'A `schedule` with `scheduler: cron` is a cron expression.',
    explanation:
      'An expression that cannot be read never runs, and nobody notices that the check is missing. Five fields are usual; six and seven fields with seconds or years, as Quartz and AWS write them, and names such as `@daily` are taken as well.',
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
    cost: 'typing',
    fixable: 'no',
    messages: {
      broken: '`{schedule}` is no cron expression: {reason}.',
      long: '`{schedule}` is no cron expression: too long.',
    },
  },
  on: 'map',
  only: ['Quality', 'SlaProperty'],
  check(visit): readonly Report<'broken' | 'long'>[] {
    const scheduler = knownScalar(visit, 'scheduler')?.node.value;
    if (typeof scheduler !== 'string' || scheduler.toLowerCase() !== 'cron') return nothing;
    const written = knownScalar(visit, 'schedule');
    const text = written?.node.value;
    if (written === undefined || typeof text !== 'string') return nothing;
    const [schedule, range] = [shorten(text), written.at];
    if (text.length > 1_000) return [{ messageId: 'long', params: { schedule }, range }];
    const reason = cronProblem(text);
    if (reason === undefined) return nothing;
    return [{ messageId: 'broken', params: { schedule, reason }, range }];
  },
});
