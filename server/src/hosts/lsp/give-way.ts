/** How long (ms) is worked before the editor's messages get through. */
const SLICE = 4;

/** For operations that nobody waits for: a function that lets messages through when that was not done for a while. */
export function givesWay(): () => Promise<void> {
  let started = performance.now();
  return async () => {
    if (performance.now() - started < SLICE) return;
    await new Promise((resolve) => setImmediate(resolve));
    started = performance.now();
  };
}
