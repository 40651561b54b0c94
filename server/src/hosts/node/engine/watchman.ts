import { Worker } from 'node:worker_threads';

/** Bytes. DuckDB counts most of its memory itself; texts that functions make it does not. */
const MAX_RESIDENT = 1_024 * 1_024 * 1_024;

/** In a thread of its own, as DuckDB may keep the one that asks it: for plans, and for functions of ours. */
const PROGRAM = `
  const parent = process.ppid;
  setInterval(() => {
    const isLonely = process.ppid !== parent;
    if (isLonely || process.memoryUsage.rss() > ${String(MAX_RESIDENT)})
      process.kill(process.pid, 'SIGKILL');
  }, 50);`;

/** Ends this process when it takes too much memory, or when the one that started it is gone. */
export function startWatchman(): void {
  new Worker(PROGRAM, { eval: true }).unref();
}
