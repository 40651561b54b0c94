/** A check that took longer than this (ms) makes the next one wait as long as it took, so that a fast typist is not slowed down. */
export const CHEAP = 20;

/** Runs a task after the messages that have arrived already, or after a pause (ms). */
export function schedule(duration: number, task: () => void): { cancel(): void } {
  if (duration <= CHEAP) {
    const handle = setImmediate(task);
    return {
      cancel: () => {
        clearImmediate(handle);
      },
    };
  }
  const handle = setTimeout(task, Math.min(duration, 250));
  return {
    cancel: () => {
      clearTimeout(handle);
    },
  };
}
