import { readFileSync } from 'node:fs';
import { round, summarize } from './summary.ts';

/** How quiet the machine was while a figure was taken. */
export interface Noise {
  /** Share of the machine's CPU time (percent) that neither the bench nor its servers used. */
  readonly others: number;
  /** A fixed piece of work, in ms, just before. */
  readonly calibration: number;
}

/** Starts to listen; `end` takes the CPU time (ms) that the servers used since. */
export function listenForNoise(): { end(serverCpu: number): Noise } {
  const calibration = calibrate();
  const before = machine();
  const own = process.cpuUsage();
  return {
    end: (serverCpu) => {
      const after = machine();
      const { user, system } = process.cpuUsage(own);
      const busy = after.busy - before.busy - (user + system) / 1000 - serverCpu;
      const share = busy / Math.max(1, after.total - before.total);
      return { others: round(100 * Math.max(0, share)), calibration };
    },
  };
}

function calibrate(): number {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const started = performance.now();
    let state = 1;
    for (let step = 0; step < 10_000_000; step++) state = (Math.imul(state, 69_069) + 1) | 0;
    // The sum keeps the loop from being taken out.
    times.push(performance.now() - started + (state === 0 ? 1e-9 : 0));
  }
  return summarize(times).p50;
}

/** Jiffies of 10 ms since the machine started, in ms. */
function machine(): { readonly busy: number; readonly total: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
  const fields = line
    .split(/\s+/)
    .slice(1, 9)
    .map((field) => Number(field) * 10);
  const total = fields.reduce((sum, field) => sum + field, 0);
  return { busy: total - (fields[3] ?? 0) - (fields[4] ?? 0), total };
}
