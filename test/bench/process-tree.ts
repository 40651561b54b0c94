import { readdirSync, readFileSync } from 'node:fs';

/** CPU time of a process and its descendants in ms, from the scheduler's nanoseconds. Linux only. */
export function cpuTime(pid: number): number {
  let nanoseconds = 0;
  for (const task of tasks(pid)) nanoseconds += Number(read(`${task}/schedstat`).split(' ')[0]);
  return nanoseconds / 1e6;
}

/** CPU time of several servers together. */
export function cpuTimes(clients: readonly { readonly pid: number }[]): () => number {
  return () => clients.reduce((sum, { pid }) => sum + cpuTime(pid), 0);
}

/** Resident memory of a process and its descendants in MiB: now, and at its highest. */
export function memory(pid: number): { readonly now: number; readonly peak: number } {
  let now = 0;
  let peak = 0;
  for (const process of tree(pid)) {
    const status = read(`/proc/${process}/status`);
    now += Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
    peak += Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  }
  return { now, peak };
}

function tasks(pid: number): string[] {
  return tree(pid).flatMap((process) => list(`/proc/${process}/task`));
}

function tree(pid: number): number[] {
  const all = [pid];
  // The list grows while it is read: children of children are found, too.
  for (const process of all) {
    for (const task of list(`/proc/${process}/task`))
      all.push(...read(`${task}/children`).split(' ').filter(Boolean).map(Number));
  }
  return all;
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}

/** The file, or nothing when the process or thread has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
