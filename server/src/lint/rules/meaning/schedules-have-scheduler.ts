import { contract } from '../../example.ts';
import { isWritten, knownScalar } from '../../field-value.ts';
import { fixMissingFields } from '../../fixes/missing-fields.ts';
import { cronProblem } from '../../meaning/read-cron.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

export default defineRule<'map', 'absent'>({
  meta: {
    code: 'schedules-have-scheduler',
    family: 'meaning',
    severity: 'warning',
    presets: { relaxed: 'hint' },
    since: '0.1.0',
    summary: 'Where `schedule` stands, `scheduler` says in which notation.',
    explanation:
      'Each scheduler has a notation of its own: without its name no tool can read the schedule. The usual one is `cron`.',
    examples: [
      {
        title: 'A schedule for whom',
        bad: contract(`
schema:
  - name: orders
    quality:
      - metric: rowCount
        mustBeGreaterThan: 0
        schedule: 0 6 * * *`),
        good: contract(`
schema:
  - name: orders
    quality:
      - metric: rowCount
        mustBeGreaterThan: 0
        schedule: 0 6 * * *
        scheduler: cron`),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: { absent: '`schedule` needs `scheduler` beside it: what reads `{schedule}`?' },
    fixes: { insert: 'Insert {fields}' },
  },
  on: 'map',
  only: ['Quality', 'SlaProperty'],
  check(visit): readonly Report<'absent'>[] {
    const schedule = knownScalar(visit, 'schedule');
    if (schedule === undefined || isWritten(visit, 'scheduler')) return nothing;
    const text = String(schedule.node.value);
    // Seven fields are an expression of Quartz.
    const reader = text.trim().split(/\s+/).length === 7 ? 'quartz' : 'cron';
    const skeleton = `scheduler: ${reader}`;
    const data = cronProblem(text) === undefined ? { missing: 'scheduler', skeleton } : {};
    return [{ messageId: 'absent', params: { schedule: text }, range: schedule.keyAt, data }];
  },
  fix: fixMissingFields,
});
