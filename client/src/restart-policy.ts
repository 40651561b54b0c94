/** After this many restarts within the period, a further crash ends it: something is wrong for good. */
export const RESTARTS = 4;
export const PERIOD_MS = 3 * 60_000;

/** Times (ms) of the crashes that still count, oldest first. */
export type CrashTimes = readonly number[];

/** What follows from a crash at a time: the crashes to remember, and whether to start again. */
export function afterCrash(
  earlier: CrashTimes,
  now: number,
): { readonly crashes: CrashTimes; readonly restart: boolean } {
  const crashes = [...earlier.filter((time) => now - time < PERIOD_MS), now];
  return { crashes, restart: crashes.length <= RESTARTS };
}
