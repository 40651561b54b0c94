import { contract } from '../../example.ts';
import { knownScalar } from '../../field-value.ts';
import { cronProblem } from '../../meaning/read-cron.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

export default defineRule<'map', 'broken'>({
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
    messages: { broken: '`{schedule}` is no cron expression: {reason}.' },
  },
  on: 'map',
  only: ['Quality', 'SlaProperty'],
  check(visit): readonly Report<'broken'>[] {
    const scheduler = knownScalar(visit, 'scheduler')?.node.value;
    if (typeof scheduler !== 'string' || scheduler.toLowerCase() !== 'cron') return nothing;
    const written = knownScalar(visit, 'schedule');
    const text = written?.node.value;
    if (written === undefined || typeof text !== 'string') return nothing;
    const reason = text.length > 1_000 ? 'too long' : cronProblem(text);
    if (reason === undefined) return nothing;
    return [
      { messageId: 'broken', params: { schedule: shorten(text), reason }, range: written.at },
    ];
  },
});
